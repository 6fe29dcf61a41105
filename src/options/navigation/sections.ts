import type { MessageKey } from '../../core/words/message';

/** The pages of Settings that everybody has, in the order of the navigation. */
export const sections = ['profiles', 'connections', 'import', 'shortcuts', 'privacy', 'about'] as const;

/**
 * `policy` is in the navigation only if an administrator's policy sets something, and `start` while there are no
 * profiles. *About & help* leads there, too.
 */
export type Section = (typeof sections)[number] | 'policy' | 'start';

export const sectionNames: Readonly<Record<Section, MessageKey>> = {
  profiles: 'profiles',
  connections: 'connections',
  import: 'importAndTeamFile',
  shortcuts: 'shortcuts',
  privacy: 'privacy',
  about: 'aboutAndHelp',
  policy: 'managed',
  start: 'getStarted',
};

export function isSection(name: string | null): name is Section {
  return name !== null && Object.hasOwn(sectionNames, name);
}

import type { Configuration } from '../../core/configuration/configuration';
import type { MessageKey } from '../../core/words/message';
import type { Section } from '../navigation/sections';

/** A setting that can be searched for, and where it is. */
export interface FoundSetting {
  readonly name: string;
  readonly section: Section;
  /** The fragment of the page's address. */
  readonly address: string;
}

interface IndexedSetting {
  readonly name: MessageKey;
  /** A further text to search in. */
  readonly hint?: MessageKey;
  readonly section: Section;
  readonly part?: string;
}

const inSection = (section: Section, ...names: MessageKey[]): IndexedSetting[] =>
  names.map(name => ({ name, section }));

const indexed: readonly IndexedSetting[] = [
  ...inSection(
    'profiles',
    'profiles',
    'addProfile',
    'addFromAws',
    'name',
    'landing',
    'space',
    'domainId',
    'userProfile',
  ),
  ...inSection('profiles', 'ownUserProfile', 'type', 'path', 'linkExpiry', 'sessionLasts', 'region', 'opensIn'),
  ...inSection(
    'profiles',
    'color',
    'container',
    'keywords',
    'switchToOpenTab',
    'whenStopped',
    'instanceType',
    'makeDefault',
    'pin',
  ),
  ...inSection('connections', 'connections', 'addConnection', 'issuer', 'testDiscovery', 'clientId'),
  ...inSection('connections', 'redirectAddress', 'identityPoolId', 'signInWay', 'scopes', 'parameters', 'authFlow'),
  ...inSection('connections', 'roleArn', 'spaceImageArn', 'endpoints', 'whichHosts', 'signOut', 'diagnose'),
  { name: 'importConfiguration', hint: 'dropHere', section: 'import', part: 'file' },
  { name: 'pasteInstead', hint: 'pasteHint', section: 'import', part: 'file' },
  { name: 'undoImport', section: 'import', part: 'file' },
  { name: 'sharedFile', hint: 'sharedHint', section: 'import', part: 'team-file' },
  { name: 'exportConfiguration', hint: 'exportHint', section: 'import', part: 'export' },
  { name: 'exportForPolicy', hint: 'exportPolicyHint', section: 'import', part: 'policy' },
  ...inSection('shortcuts', 'shortcuts', 'changeShortcuts'),
  { name: 'recentLaunches', hint: 'recentLaunchesHint', section: 'privacy', part: 'history' },
  { name: 'linksAllow', hint: 'linksElsewhere', section: 'privacy', part: 'links' },
  { name: 'syncOn', hint: 'storage', section: 'privacy', part: 'storage' },
  { name: 'getStarted', hint: 'setUpFile', section: 'start' },
  { name: 'licenses', hint: 'version', section: 'about' },
  { name: 'somethingWrong', hint: 'diagnoseFirst', section: 'about', part: 'problems' },
];

/** Finds settings, and the profiles and connections, that have every word of the search, in the page's language. */
export function findSettings(
  search: string,
  { profiles, connections }: Configuration,
  translate: (key: MessageKey) => string,
): readonly FoundSetting[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const hasAll = (text: string) => words.every(word => text.toLowerCase().includes(word));
  const settings = indexed
    .filter(({ name, hint }) => hasAll(`${translate(name)} ${hint ? translate(hint) : ''}`))
    .map(({ name, section, part }) => ({
      name: translate(name),
      section,
      address: part === undefined ? `#${section}` : `#${section}/${part}`,
    }));
  const named = (kind: string, section: Section, entries: readonly { id: string; name: string }[]) =>
    entries
      .filter(({ name }) => hasAll(name))
      .map(({ id, name }) => ({ name, section, address: `#${new URLSearchParams({ [kind]: id })}` }));
  return [...settings, ...named('profile', 'profiles', profiles), ...named('connection', 'connections', connections)];
}

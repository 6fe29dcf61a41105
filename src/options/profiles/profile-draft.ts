import { nameTargets } from '../../core/at-hand/name-targets';
import {
  type colors,
  type OpenIn,
  type Profile,
  type ProfileType,
  usualWhenStopped,
  type WhenStopped,
} from '../../core/configuration/profile';
import { byKind, kindOf, profileTypes, usualType, withKind } from '../../core/kinds/kinds';
import { isSameJson } from '../../core/util/same-json';
import { plainName } from '../../core/words/plain-name';
import { type NotebookDraft, notebookDraft } from './notebook-draft';
import { present } from './present';
import { type SessionTime, toSeconds, toSessionTime } from './session-time';
import { type StudioDraft, studioDraft } from './studio-draft';

/** A profile as its form holds it: the typed texts, which may not be valid yet. */
export interface ProfileDraft extends StudioDraft, NotebookDraft {
  readonly name: string;
  readonly connection: string;
  readonly type: ProfileType;
  readonly session: SessionTime;
  readonly region: string;
  readonly openIn: OpenIn | '';
  readonly color: (typeof colors)[number] | '';
  readonly container: string;
  readonly keywords: string;
  readonly switchToOpenTab: boolean;
  readonly whenStopped: WhenStopped;
}

/** How the form holds the fields that only one kind has. */
export const kindDrafts = { studio: studioDraft, notebookInstance: notebookDraft } satisfies Record<
  ProfileType,
  unknown
>;

/** The members that the form shows. All others are kept as they are. */
const shownMembers: readonly string[] = [
  ...['id', 'name', 'connection', 'type', 'region', 'sessionExpirationDurationInSeconds', 'openIn', 'color'],
  ...['keywords', 'switchToOpenTab', 'container', 'whenStopped'],
  ...profileTypes.flatMap(type => Object.keys(kindOf(type).labels)),
];

const emptyDraft: ProfileDraft = {
  name: '',
  connection: '',
  type: usualType,
  ...studioDraft.empty,
  ...notebookDraft.empty,
  session: toSessionTime(undefined),
  region: '',
  openIn: '',
  color: '',
  container: '',
  keywords: '',
  switchToOpenTab: false,
  whenStopped: usualWhenStopped,
};

export function newDraft(connection: string): ProfileDraft {
  return { ...emptyDraft, connection };
}

/** The fields that every profile needs, or that most people set. */
const basicFields = ['name', 'connection', 'domainId', 'userProfileName', 'spaceName', 'landing'] as const;

/** Whether any field besides the basic ones has a value of its own. */
export function hasMoreOptions(draft: ProfileDraft): boolean {
  const basics = Object.fromEntries(basicFields.map(field => [field, draft[field]]));
  // A URI is shown with the basic fields, a path is not.
  const { landingText } = draft.landing === 'custom' ? draft : emptyDraft;
  return !isSameJson(draft, { ...emptyDraft, ...basics, landingText });
}

export function toDraft(profile: Profile): ProfileDraft {
  return {
    ...emptyDraft,
    name: profile.name,
    connection: profile.connection,
    type: profile.type,
    session: toSessionTime(profile.sessionExpirationDurationInSeconds),
    region: profile.region ?? '',
    openIn: profile.openIn ?? '',
    color: profile.color ?? '',
    container: profile.container ?? '',
    keywords: (profile.keywords ?? []).join(', '),
    switchToOpenTab: profile.switchToOpenTab === true,
    whenStopped: profile.whenStopped ?? usualWhenStopped,
    ...byKind<Partial<ProfileDraft>>(profile, { studio: studioDraft.toDraft, notebookInstance: notebookDraft.toDraft }),
  };
}

/** The profile that a draft stands for. Members of `original` that the form does not show are kept. */
export function toProfile(draft: ProfileDraft, id: string, original?: Profile): Profile {
  const common = {
    ...Object.fromEntries(Object.entries(original ?? {}).filter(([member]) => !shownMembers.includes(member))),
    id,
    name: plainName(draft.name),
    connection: draft.connection,
    ...present({
      region: draft.region.trim() || undefined,
      sessionExpirationDurationInSeconds: toSeconds(draft.session),
      openIn: draft.openIn || undefined,
      color: draft.color || undefined,
      container: draft.container.trim() || undefined,
      keywords: keywordsOf(draft),
      switchToOpenTab: draft.switchToOpenTab || undefined,
      whenStopped: draft.whenStopped === usualWhenStopped ? undefined : draft.whenStopped,
    }),
  };
  return { ...common, ...kindDrafts[draft.type].toMembers(draft) };
}

/**
 * The name of a draft without one: that of what the profile opens, with more where another profile has the same name. Empty
 * until there is anything to name. `id` is that of the profile that is edited.
 */
export function suggestName(draft: ProfileDraft, profiles: readonly Profile[], id = ''): string {
  const profile = toProfile(draft, id);
  const name = withKind(profile, (kind, own) => kind.suggestedName(own));
  const taken = profiles.filter(other => other.id !== id).map(other => other.name);
  const [unique = ''] = name ? nameTargets([{ profile, name }], taken) : [];
  return unique;
}

export function keywordsOf({ keywords }: ProfileDraft): string[] | undefined {
  const words = keywords
    .split(',')
    .map(word => word.trim())
    .filter(Boolean);
  return words.length > 0 ? words : undefined;
}

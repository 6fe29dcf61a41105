import { buildLandingUri, type LandingApp, parseLandingUri } from '../../core/landing-uri';
import { plainName } from '../../core/plain-name';
import type { colors, NotebookInstanceProfile, OpenIn, Profile, StudioProfile } from '../../core/profile';
import { buildNotebookPath, type NotebookLanding, parseNotebookPath } from './notebook-landing';
import { type SessionTime, toSeconds, toSessionTime, wholeNumber } from './session-time';

/** Where Studio lands: `none` leaves it to the domain, `custom` is a URI of one's own. */
export type LandingChoice = LandingApp | 'none' | 'custom';

/** A profile as its form holds it: what is typed, whether it is valid yet or not. */
export interface ProfileDraft {
  readonly name: string;
  readonly connection: string;
  readonly type: Profile['type'];
  readonly domainId: string;
  readonly userProfileName: string;
  readonly spaceName: string;
  readonly landing: LandingChoice;
  /** The path, or the URI where `landing` is `custom`. */
  readonly landingText: string;
  readonly expiresInSeconds: string;
  readonly session: SessionTime;
  readonly region: string;
  readonly openIn: OpenIn | '';
  readonly color: (typeof colors)[number] | '';
  readonly container: string;
  readonly keywords: string;
  readonly switchToOpenTab: boolean;
  readonly notebookInstanceName: string;
  readonly notebookLanding: NotebookLanding;
  readonly notebookText: string;
}

/** The members that the form shows; all others are kept as they are. */
const shownMembers: readonly string[] = [
  ...['id', 'name', 'connection', 'type', 'domainId', 'userProfileName', 'spaceName', 'landingUri', 'path', 'region'],
  ...['expiresInSeconds', 'sessionExpirationDurationInSeconds', 'openIn', 'color', 'keywords', 'notebookInstanceName'],
  ...['switchToOpenTab', 'container'],
];

const emptyDraft: ProfileDraft = {
  name: '',
  connection: '',
  type: 'studio',
  domainId: '',
  userProfileName: '',
  spaceName: '',
  landing: 'none',
  landingText: '',
  expiresInSeconds: '',
  session: toSessionTime(undefined),
  region: '',
  openIn: '',
  color: '',
  container: '',
  keywords: '',
  switchToOpenTab: false,
  notebookInstanceName: '',
  notebookLanding: 'classic',
  notebookText: '',
};

export function newDraft(connection: string): ProfileDraft {
  return { ...emptyDraft, connection };
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
    ...(profile.type === 'studio' ? studioDraft(profile) : notebookDraft(profile)),
  };
}

/** The profile that a draft stands for; members of `original` that the form does not show are kept. */
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
    }),
  };
  return draft.type === 'studio'
    ? {
        ...common,
        type: 'studio',
        domainId: draft.domainId.trim(),
        userProfileName: draft.userProfileName.trim(),
        ...present({
          spaceName: draft.spaceName.trim() || undefined,
          landingUri: landingUriOf(draft),
          expiresInSeconds: draft.expiresInSeconds.trim() ? wholeNumber(draft.expiresInSeconds) : undefined,
        }),
      }
    : {
        ...common,
        type: 'notebookInstance',
        notebookInstanceName: draft.notebookInstanceName.trim(),
        ...present({ path: buildNotebookPath(draft.notebookLanding, draft.notebookText) }),
      };
}

export function landingUriOf({ landing, landingText }: ProfileDraft): string | undefined {
  if (landing === 'none') return undefined;
  return landing === 'custom'
    ? buildLandingUri({ app: 'custom', uri: landingText.trim() })
    : buildLandingUri({ app: landing, path: landingText.trim() });
}

export function keywordsOf({ keywords }: ProfileDraft): string[] | undefined {
  const words = keywords
    .split(',')
    .map(word => word.trim())
    .filter(Boolean);
  return words.length > 0 ? words : undefined;
}

function studioDraft(profile: StudioProfile): Partial<ProfileDraft> {
  const landing = profile.landingUri === undefined ? undefined : parseLandingUri(profile.landingUri);
  return {
    domainId: profile.domainId,
    userProfileName: profile.userProfileName,
    spaceName: profile.spaceName ?? '',
    landing: landing?.app ?? 'none',
    landingText: landing ? ('uri' in landing ? landing.uri : landing.path) : '',
    expiresInSeconds: profile.expiresInSeconds === undefined ? '' : String(profile.expiresInSeconds),
  };
}

function notebookDraft(profile: NotebookInstanceProfile): Partial<ProfileDraft> {
  const { landing, text } = parseNotebookPath(profile.path);
  return { notebookInstanceName: profile.notebookInstanceName, notebookLanding: landing, notebookText: text };
}

/** An object without those of its members that are `undefined`. */
function present<T extends object>(members: T): Partial<T> {
  const entries = Object.entries(members).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Partial<T>;
}

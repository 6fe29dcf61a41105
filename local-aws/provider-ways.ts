import { userPool } from './world';

/** The algorithms that ID tokens can be signed with; all but the last two have a key that is published. */
export type IdTokenAlgorithm = 'RS256' | 'ES256' | 'PS256' | 'HS256' | 'none';

/** What a provider does otherwise than the standard says, or than others do. */
export interface ProviderWays {
  /** Whether `prompt=login` is passed over where somebody is signed in. Either way the provider says when it asked. */
  readonly ignoresLogin: boolean;
  /**
   * What `prompt=none` leads to: an answer, the form as if it were not there, or the form and an answer to this request
   * whatever is asked next (LemonLDAP::NG).
   */
  readonly silence: 'answers' | 'form' | 'remembers';
  /** Whether `max_age=0` is refused (Glewlwyd). */
  readonly refusesMaxAgeZero: boolean;
  /** Scopes that it does not know: a request for one of them is refused. */
  readonly unknownScopes: readonly string[];
  /** What issuer it names, in its discovery document, its redirects and its ID tokens. */
  readonly issuer: 'pool' | 'second form' | 'host with slash';
  /** What its discovery address answers: the document, 301 (django-oauth-toolkit) or 404. */
  readonly discovery: 'document' | 'moved' | 'missing';
  /** Whether its discovery document lists the scope `offline_access`. */
  readonly listsOfflineAccess: boolean;
  /** Whether members that it does not have are `null`. */
  readonly hasNulls: boolean;
  /** Whether the client is a confidential one: without a secret it is refused. */
  readonly wantsSecret: boolean;
  /** Whether `WWW-Authenticate` stands beside that refusal. */
  readonly hasChallenge: boolean;
  /** Whether its token endpoint refuses what has an `Origin`, in plain text. */
  readonly refusesOrigin: boolean;
  /** Whether a code brings a refresh token. */
  readonly givesRefreshToken: boolean;
  /** Whether a refresh brings an ID token. */
  readonly renewsIdToken: boolean;
  readonly idTokenAlgorithm: IdTokenAlgorithm;
  /** Whether its discovery document lists that algorithm. */
  readonly listsAlgorithm: boolean;
  /** How far the clock that dates ID tokens is ahead of the one that dates answers, in seconds. */
  readonly clockSeconds: number;
  /** Whether `auth_time` is when somebody was asked, 0 (Glewlwyd), or not there. */
  readonly authTime: 'told' | 'zero' | 'absent';
  /** In how many groups everybody is, by the ID token: 2,000 of them are more than Cognito takes. */
  readonly groups: number;
  /** Claims of the ID token, over its own: a list, a number, an object. `undefined` leaves one out. */
  readonly claims: Readonly<Record<string, unknown>>;
}

export const usualProviderWays: ProviderWays = {
  ignoresLogin: false,
  silence: 'answers',
  refusesMaxAgeZero: false,
  unknownScopes: [],
  issuer: 'pool',
  discovery: 'document',
  listsOfflineAccess: false,
  hasNulls: false,
  wantsSecret: false,
  hasChallenge: false,
  refusesOrigin: false,
  givesRefreshToken: true,
  renewsIdToken: true,
  idTokenAlgorithm: 'RS256',
  listsAlgorithm: true,
  clockSeconds: 0,
  authTime: 'told',
  groups: 0,
  claims: {},
};

const issuers: Readonly<Record<ProviderWays['issuer'], string>> = {
  pool: userPool.issuer,
  'second form': userPool.updatedIssuer,
  'host with slash': `https://${userPool.signInHost}/`,
};

/** The issuer that a provider with these ways names. */
export function issuerOf({ issuer }: Pick<ProviderWays, 'issuer'>): string {
  return issuers[issuer];
}

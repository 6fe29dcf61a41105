import { userPool } from './world';

/** What a provider does otherwise than the standard says. */
export interface ProviderWays {
  /** Whether `prompt=login` is passed over where somebody is signed in. Either way the provider says when it asked. */
  readonly ignoresLogin: boolean;
  /**
   * What `prompt=none` leads to: an answer, the form as if it were not there, or the form and an answer to this request
   * whatever is asked next (LemonLDAP::NG).
   */
  readonly silence: 'answers' | 'form' | 'remembers';
  /** Whether members that it does not have are `null`. */
  readonly hasNulls: boolean;
  /** Whether a refresh brings an ID token. */
  readonly renewsIdToken: boolean;
}

export const usualProviderWays: ProviderWays = {
  ignoresLogin: false,
  silence: 'answers',
  hasNulls: false,
  renewsIdToken: true,
};

/** Turns requests for authorization into those that a provider with these ways would see. */
export function createWaywardness() {
  let remembered: string | undefined;
  return {
    /** The path and query of a request, as oidc-provider is to see them. */
    rewrite(path: string, { ignoresLogin, silence }: ProviderWays): string {
      const url = new URL(path, userPool.issuer);
      if (url.pathname !== '/oauth2/authorize') return path;
      if (silence !== 'remembers') remembered = undefined;
      if (silence !== 'answers' && url.searchParams.get('prompt') === 'none') {
        url.searchParams.delete('prompt');
        if (silence === 'remembers') remembered = url.search;
        return `${url.pathname}${url.search}`;
      }
      if (remembered !== undefined) {
        const { pathname } = url;
        const answered = `${pathname}${remembered}`;
        remembered = undefined;
        return answered;
      }
      if (!ignoresLogin) return path;
      url.searchParams.delete('prompt');
      // It says when it asked (`auth_time`) where `max_age` is.
      url.searchParams.set('max_age', '1000000');
      return `${url.pathname}${url.search}`;
    },
  };
}

/** An answer in which each of these members is there: as `null` where there is nothing else. */
export function withNulls(body: unknown, members: readonly string[]): unknown {
  return typeof body === 'object' && body
    ? { ...Object.fromEntries(members.map(name => [name, null])), ...body }
    : body;
}

export type IssuedKind =
  | 'accessKeyId'
  | 'secretAccessKey'
  | 'sessionToken'
  | 'openIdToken'
  | 'idToken'
  | 'accessToken'
  | 'refreshToken'
  | 'authorizationCode'
  | 'signingToken';

export interface Issued {
  readonly kind: IssuedKind;
  readonly value: string;
}

export interface IssuedList {
  readonly all: Issued[];
  /** What must not be found outside memory. */
  readonly secrets: string[];
  /** Authorization codes, apart from the secrets: they are useless without the verifier, and travel in a visible address. */
  readonly codes: string[];
  add(kind: IssuedKind, value: string): void;
}

/** Keeps every secret that was handed out, for tests that search disks and logs for them. */
export function createIssuedList(): IssuedList {
  const all: Issued[] = [];
  const secrets: string[] = [];
  const codes: string[] = [];
  return {
    all,
    secrets,
    codes,
    add: (kind, value) => {
      all.push({ kind, value });
      (kind === 'authorizationCode' ? codes : secrets).push(value);
    },
  };
}

import { decodeJwt, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';

export interface Forgery {
  /** In the place of the claims that the provider gave; `undefined` leaves one out. */
  readonly claims?: Readonly<Record<string, unknown>>;
  /** How the ID token is signed; with the key that the provider publishes, unless told. */
  readonly signature?: 'none' | 'other key' | 'shared secret';
  /** In the place of members of the whole answer; `undefined` leaves one out. */
  readonly answer?: Readonly<Record<string, unknown>>;
  /** The answer's `Date` header; none unless told. */
  readonly date?: string;
}

const keyPairs = Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);

/**
 * A provider whose ID tokens are forged on their way: its keys are replaced by our own and each ID token is signed
 * anew. With an empty forgery all is well, which shows that whatever is refused is refused for the forgery.
 */
export async function forgeIdTokens(routed: typeof fetch, forgery: Forgery): Promise<typeof fetch> {
  const [published, other] = await keyPairs;
  const keys = { keys: [{ ...(await exportJWK(published.publicKey)), kid: 'forged', alg: 'RS256', use: 'sig' }] };

  async function forge(idToken: string): Promise<string> {
    const claims = { ...decodeJwt(idToken), ...forgery.claims };
    if (forgery.signature === 'none') return new UnsecuredJWT(claims).encode();
    if (forgery.signature === 'shared secret') {
      const secret = new TextEncoder().encode('1h57kf5cpq17m0eml12EXAMPLE-1h57kf5cpq17m0eml12EXAMPLE');
      return await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(secret);
    }
    const { privateKey } = forgery.signature === 'other key' ? other : published;
    return await new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'forged' }).sign(privateKey);
  }

  return async (input, init) => {
    const response = await routed(input, init);
    const { pathname } = new URL(input instanceof Request ? input.url : input);
    if (pathname.endsWith('/jwks.json')) return Response.json(keys);
    if (!pathname.endsWith('/oauth2/token') || !response.ok) return response;
    const answer: Record<string, unknown> = await response.json();
    const { date } = forgery;
    return Response.json(
      { ...answer, id_token: await forge(String(answer.id_token)), ...forgery.answer },
      { headers: date === undefined ? {} : { date } },
    );
  };
}

import { randomBytes } from 'node:crypto';
import {
  type CryptoKey,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JSONWebKeySet,
  type JWK,
  type JWTPayload,
  SignJWT,
  UnsecuredJWT,
} from 'jose';
import type { IdTokenAlgorithm } from './provider-ways';

/** What an identity provider signs with. */
export interface SigningKeys {
  /** The public keys: one for each algorithm that has such. */
  readonly published: JSONWebKeySet;
  /** The private key for RS256, for oidc-provider. */
  readonly own: JWK;
  /** The same, for who signs by himself. */
  readonly privateKey: CryptoKey;
  sign(claims: JWTPayload, algorithm: IdTokenAlgorithm): Promise<string>;
}

const keyId = (algorithm: string) => (algorithm === 'RS256' ? 'local-aws' : `local-aws-${algorithm}`);

/** New keys. Those for RS256 and PS256 are the same numbers under two names. */
export async function createSigningKeys(): Promise<SigningKeys> {
  const options = { extractable: true };
  const [rsa, elliptic] = await Promise.all([generateKeyPair('RS256', options), generateKeyPair('ES256', options)]);
  const rsaKey = await exportJWK(rsa.privateKey);
  const describe = (key: JWK, algorithm: string): JWK => ({
    ...key,
    kid: keyId(algorithm),
    alg: algorithm,
    use: 'sig',
  });
  const publicRsa = await exportJWK(rsa.publicKey);
  const keys = {
    RS256: rsa.privateKey,
    ES256: elliptic.privateKey,
    PS256: await importJWK(rsaKey, 'PS256'),
    HS256: randomBytes(32),
  };
  const published = [
    describe(publicRsa, 'RS256'),
    describe(publicRsa, 'PS256'),
    describe(await exportJWK(elliptic.publicKey), 'ES256'),
  ];
  return {
    published: { keys: published },
    own: describe(rsaKey, 'RS256'),
    privateKey: rsa.privateKey,
    sign: async (claims, alg) =>
      alg === 'none'
        ? new UnsecuredJWT(claims).encode()
        : await new SignJWT(claims).setProtectedHeader({ alg, kid: keyId(alg) }).sign(keys[alg]),
  };
}

import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { demoAccess, type IdentityPool } from './access';
import { judgeLogins } from './judge-logins';
import { userPool, users } from './world';

const pool: IdentityPool =
  demoAccess.identityPools.find(candidate => candidate.authenticatedRole) ?? expect.unreachable();
const now = 1_700_000_000_000;
const seconds = now / 1000;
const alice = users[0];

async function createSigner(kid: string) {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const sign = (claims: Record<string, unknown>) =>
    new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid }).sign(privateKey);
  return { jwk: { ...(await exportJWK(publicKey)), kid, alg: 'RS256' }, sign };
}

let provider: Awaited<ReturnType<typeof createSigner>>;
let stranger: typeof provider;

beforeAll(async () => {
  provider = await createSigner('a');
  stranger = await createSigner('a');
});

const claims = { iss: userPool.issuer, aud: userPool.clientId, sub: alice?.sub, exp: seconds + 60 };
const judge = (logins: Record<string, string>) => judgeLogins(pool, logins, { keys: [provider.jwk] }, now);
const judgeToken = (token: string) => judge({ [userPool.providerName]: token });

describe('a login', () => {
  test('with a good ID token names its user', async () => {
    await expect(judgeToken(await provider.sign(claims))).resolves.toMatchObject({
      ...{ user: alice, providerName: userPool.providerName },
      claims: { sub: alice?.sub },
    });
  });

  test('with its one audience in a list is as good', async () => {
    await expect(judgeToken(await provider.sign({ ...claims, aud: [userPool.clientId] }))).resolves.toBeDefined();
    await expect(judgeToken(await provider.sign({ ...claims, aud: [userPool.clientId, 'another'] }))).rejects.toThrow(
      'Incorrect token audience.',
    );
  });

  test('may name a user pool by the second form of its issuer, and a host with a slash after it', async () => {
    const second = await provider.sign({ ...claims, iss: userPool.issuer.replace('https://', 'https://issuer-') });
    await expect(judgeToken(second)).resolves.toBeDefined();
    const host = await provider.sign({ ...claims, iss: `https://${userPool.signInHost}/` });
    await expect(judge({ [userPool.signInHost]: host })).resolves.toBeDefined();
    const path = await provider.sign({ ...claims, iss: `${userPool.issuer}/` });
    await expect(judgeToken(path)).rejects.toThrow("Issuer doesn't match providerName");
  });

  test('may be of a provider whose clock is five minutes ahead', async () => {
    await expect(judgeToken(await provider.sign({ ...claims, nbf: seconds + 300 }))).resolves.toBeDefined();
    await expect(judgeToken(await provider.sign({ ...claims, nbf: seconds + 301 }))).rejects.toThrow('verify');
  });

  test('that is none is a guest', async () => {
    await expect(judge({})).resolves.toBeUndefined();
  });

  const refused: [string, () => Promise<string> | string, string][] = [
    [
      'with an access token is refused for its missing audience',
      () => provider.sign({ ...claims, aud: undefined, client_id: userPool.clientId, token_use: 'access' }),
      'Invalid login token. Missing a required claim: aud',
    ],
    [
      'for another client is refused',
      () => provider.sign({ ...claims, aud: 'another' }),
      'Invalid login token. Incorrect token audience.',
    ],
    [
      'of another form of issuer, which is not a user pool’s, is refused',
      () => provider.sign({ ...claims, iss: `https://other-${userPool.providerName}` }),
      "Invalid login token. Issuer doesn't match providerName",
    ],
    [
      'of another issuer is refused',
      () => provider.sign({ ...claims, iss: 'https://evil.example' }),
      "Invalid login token. Issuer doesn't match providerName",
    ],
    [
      'that has expired is refused',
      () => provider.sign({ ...claims, exp: seconds - 5 }),
      `Invalid login token. Token expired: ${seconds - 5} >= ${seconds}`,
    ],
    [
      'that never expires is refused',
      () => provider.sign({ ...claims, exp: undefined }),
      "Invalid login token. Couldn't verify signed token.",
    ],
    [
      'signed by another key is refused',
      () => stranger.sign(claims),
      "Invalid login token. Couldn't verify signed token.",
    ],
    [
      'that has expired and is signed by another key is refused for its signature',
      () => stranger.sign({ ...claims, exp: seconds - 5 }),
      "Invalid login token. Couldn't verify signed token.",
    ],
    [
      'with the algorithm none is refused',
      () => `${encode({ alg: 'none' })}.${encode(claims)}.`,
      "Invalid login token. Couldn't verify signed token.",
    ],
    [
      'that is no token is refused',
      () => 'not-a-token',
      'Invalid login token. Not a valid OpenId Connect identity token.',
    ],
  ];
  test.each(refused)('%s', async (_name, token, message) => {
    await expect(judgeToken(await token())).rejects.toThrow(`NotAuthorizedException: ${message}`);
  });

  test('of a provider that the pool does not take is refused', async () => {
    const logins = { 'accounts.google.com': await provider.sign(claims) };
    await expect(judge(logins)).rejects.toThrow('Token is not from a supported provider of this identity pool.');
  });

  test('keyed by the issuer with its https:// is refused', async () => {
    const logins = { [userPool.issuer]: await provider.sign(claims) };
    await expect(judge(logins)).rejects.toThrow('Token is not from a supported provider of this identity pool.');
  });
});

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

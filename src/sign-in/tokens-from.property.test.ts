import fc from 'fast-check';
import * as oauth from 'oauth4webapi';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { propertyRuns } from '../../test/support/generated-documents';
import { acmeSignIn } from '../../test/support/sign-in-ports';
import { areFor, tokensSchema } from '../core/sign-in/tokens';
import { tokensFrom } from './tokens-from';

const server: oauth.AuthorizationServer = { issuer: acmeSignIn.issuer };
const client: oauth.Client = { client_id: acmeSignIn.clientId };
const anything = fc.jsonValue({ maxDepth: 1 });
const now = Math.floor(Date.now() / 1000);

const mostly = <T>(value: T) => fc.oneof({ weight: 8, arbitrary: fc.constant(value) }, anything);
const claims = fc.record(
  {
    iss: mostly(acmeSignIn.issuer),
    aud: fc.oneof(mostly(acmeSignIn.clientId), fc.constant([acmeSignIn.clientId, 'other'])),
    sub: mostly('alice'),
    iat: mostly(now),
    exp: mostly(now + 3600),
    azp: fc.oneof(fc.constant(acmeSignIn.clientId), anything),
    name: anything,
    email: anything,
    'cognito:username': anything,
    'cognito:preferred_role': anything,
    long: fc.constant('a'.repeat(513)),
  },
  { requiredKeys: ['iss', 'aud', 'sub', 'iat', 'exp'] },
);
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const idToken = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(mostly('RS256'), claims).map(([alg, body]) => `${encode({ alg })}.${encode(body)}.c2ln`),
  },
  anything,
);
const answers = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record(
      {
        access_token: mostly('access'),
        token_type: mostly('Bearer'),
        id_token: idToken,
        refresh_token: fc.oneof(fc.constant('refresh'), anything),
        expires_in: fc.oneof(fc.constant(3600), anything),
      },
      { requiredKeys: ['access_token', 'token_type', 'id_token'] },
    ),
  },
  anything,
);

/** What is kept of a token response with this body, as a refresh keeps it; its signature is checked elsewhere. */
async function judge(body: unknown): Promise<ReturnType<typeof tokensFrom> | undefined> {
  try {
    return tokensFrom(await oauth.processRefreshTokenResponse(server, client, Response.json(body)), acmeSignIn);
  } catch (error) {
    expect(error).toBeInstanceOf(Error);
    return undefined;
  }
}

test('whatever a token response holds, what is kept of it is for this client, of this issuer, in force, and can be read again', async () => {
  let kept = 0;
  await fc.assert(
    fc.asyncProperty(answers, async body => {
      const tokens = await judge(body);
      if (!tokens) return;
      kept += 1;
      expect(v.parse(tokensSchema, tokens)).toEqual(tokens);
      expect(areFor(tokens, acmeSignIn)).toBe(true);
      expect(tokens.expiresAt).toBeGreaterThan(Date.now());
      expect([tokens.name, tokens.subject]).not.toContain('');
      const [, payload = ''] = tokens.idToken.split('.');
      const said = JSON.parse(Buffer.from(payload, 'base64url').toString());
      expect(said).toMatchObject({ iss: acmeSignIn.issuer, sub: tokens.subject });
      expect(said.exp * 1000).toBe(tokens.expiresAt);
      for (const [name, claim] of Object.entries(tokens.claims ?? {}))
        expect([said[name]].flat().map(String)).toEqual([claim]);
      expect(tokens.claims).toMatchObject({ iss: acmeSignIn.issuer, sub: tokens.subject });
      expect(tokens.claims).not.toHaveProperty('long');
      expect([said.aud].flat()).toContain(acmeSignIn.clientId);
    }),
    propertyRuns,
  );
  expect(kept).toBeGreaterThan(propertyRuns.path ? 0 : propertyRuns.numRuns / 100);
});

test('whatever is found in memory is read as tokens, or as none', () => {
  const stored = fc.oneof(anything, fc.record({ issuer: anything, clientId: anything, expiresAt: anything }));
  fc.assert(
    fc.property(stored, value => {
      const parsed = v.safeParse(tokensSchema, value);
      if (parsed.success) expect(typeof parsed.output.idToken).toBe('string');
    }),
    propertyRuns,
  );
});

import { once } from 'node:events';
import { createServer } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { realProviderHost } from './find-host';
import { getPoolCredentials, mainPool, startTestWorld, type TestWorld } from './start-test-world';

// A provider that runs beside the local AWS, in the smallest form there is.

const issuer = `https://${realProviderHost}`;
const { publicKey, privateKey } = await generateKeyPair('RS256');
const provider = createServer(async ({ url, headers }, response) => {
  if (url === '/keys') return void response.end(JSON.stringify({ keys: [await exportJWK(publicKey)] }));
  response.setHeader('content-type', 'application/json');
  if (url?.startsWith('/token')) response.writeHead(400);
  else response.writeHead(302, { location: `${issuer}/?error=a` });
  response.end(JSON.stringify({ error: 'invalid_grant', host: headers.host, proto: headers['x-forwarded-proto'] }));
});

let world: TestWorld;

beforeAll(async () => {
  provider.listen(0, '127.0.0.1');
  await once(provider, 'listening');
  const address = provider.address();
  const port = typeof address === 'object' && address ? address.port : expect.unreachable();
  const realProvider = { port, issuer, clientId: 'studio-launcher', keysPath: '/keys', tagClaim: 'name' };
  world = await startTestWorld({ realProvider });
});
beforeEach(() => world.local.reset());
afterAll(async () => {
  await world?.local.close();
  provider.close();
  provider.closeAllConnections();
});

test('its ID tokens give the credentials of whose e-mail address it is', async () => {
  const claims = { iss: issuer, aud: 'studio-launcher', sub: '1', email: 'alice@acme.example', name: 'alice' };
  const sign = (more: object) =>
    new SignJWT({ ...claims, ...more }).setProtectedHeader({ alg: 'RS256' }).setExpirationTime('1h').sign(privateKey);
  const login = async (more: object) => ({ [realProviderHost]: await sign(more) });
  await expect(getPoolCredentials(world.cognitoIdentity, mainPool, await login({}))).resolves.toBeDefined();
  expect(world.local.log.at(-1)).toMatchObject({ detail: { user: 'alice' } });
  const refused = getPoolCredentials(world.cognitoIdentity, mainPool, await login({ aud: 'another' }));
  await expect(refused).rejects.toThrow('Incorrect token audience');
});

test('it is asked under its own host name, and the log tells what for, without secrets', async () => {
  const answer = await world.fetch(`${issuer}/token?code=secret`, {
    method: 'POST',
    body: 'grant_type=refresh_token&a=b',
  });
  expect(answer.status).toBe(400);
  expect(JSON.parse(answer.body)).toMatchObject({ host: realProviderHost, proto: 'https' });
  const detail = { request: 'POST /token refresh_token', type: 'application/json', error: 'invalid_grant' };
  expect(world.local.log).toMatchObject([{ operation: 'realProvider', status: 400, detail }]);
  await world.fetch(`${issuer}/authorize?prompt=none&state=secret`);
  expect(world.local.log.at(-1)).toMatchObject({ status: 302, detail: { request: 'GET /authorize none', error: 'a' } });
  expect(JSON.stringify(world.local.log)).not.toContain('secret');
});

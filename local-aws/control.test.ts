import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestWorld, type TestWorld } from './start-test-world';
import { userPool } from './world';

let world: TestWorld;

beforeAll(async () => {
  world = await startTestWorld();
});
beforeEach(() => world.local.reset());
afterAll(() => world.local.close());

const discovery = `${userPool.issuer}/.well-known/openid-configuration`;
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  world.fetch(`https://127.0.0.1${path}`, { method: 'POST', body: JSON.stringify(body), headers });

describe('the control address', () => {
  test('gives the log, in which it does not appear itself', async () => {
    await world.fetch(discovery);
    const answer = await world.fetch('https://localhost/log');
    expect(JSON.parse(answer.body)).toMatchObject([{ operation: 'oidc.discovery', status: 200, verdict: 'ok' }]);
    expect(world.local.log).toHaveLength(1);
  });

  test('sets faults, moves the clock, and resets both', async () => {
    expect((await post('/faults', [{ operation: 'oidc.discovery', status: 503 }])).status).toBe(200);
    expect((await post('/clock', { offsetMilliseconds: 86_400_000 })).status).toBe(200);
    const struck = await world.fetch(discovery);
    expect(struck.status).toBe(503);
    expect(Date.parse(struck.headers.date ?? '')).toBeGreaterThan(Date.now() + 86_000_000);
    expect((await post('/reset', {})).status).toBe(200);
    expect((await world.fetch(discovery)).status).toBe(200);
    expect(world.local.log).toHaveLength(1);
  });

  test('sets and gives the resources', async () => {
    const change = { ways: { stopMilliseconds: 'never' }, spaces: { 'alice-lab': { app: 'Deleting' } } };
    expect((await post('/resources', change)).status).toBe(200);
    const answer = await world.fetch('https://localhost/resources');
    expect(JSON.parse(answer.body)).toMatchObject({
      spaces: { 'alice-lab': { status: 'InService', app: 'Deleting' } },
    });
  });

  const refused: [string, string, unknown][] = [
    ['faults that are no list', '/faults', {}],
    ['a fault without an operation', '/faults', [{ status: 503 }]],
    ['a fault with an unknown member', '/faults', [{ operation: 'x', statsu: 503 }]],
    ['resources with a mistyped name', '/resources', { spaces: { 'alice-lap': { app: 'absent' } } }],
    ['resources with an unknown member', '/resources', { space: {} }],
    ['a clock that is no number', '/clock', { offsetMilliseconds: 'x' }],
  ];
  test.each(refused)('refuses %s', async (_name, path, body) => {
    expect((await post(path, body)).status).toBe(400);
  });

  test('refuses what is not JSON, and knows no other address', async () => {
    expect((await world.fetch('https://127.0.0.1/faults', { method: 'POST', body: '{' })).status).toBe(400);
    expect((await world.fetch('https://127.0.0.1/other')).status).toBe(404);
  });

  test('is not for web pages', async () => {
    expect((await post('/reset', {}, { origin: 'https://evil.example' })).status).toBe(403);
  });
});

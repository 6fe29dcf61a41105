import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { requestSchemas } from './protocol';

const accepts = (type: keyof typeof requestSchemas, request: unknown) =>
  v.safeParse(requestSchemas[type], request).success;

describe('a request to launch', () => {
  test.each([[{ profileId: 'prod-lab' }], [{ profileId: 'prod-lab', windowId: 7 }]])('is one: %j', request => {
    expect(accepts('launch', request)).toBe(true);
  });

  test.each([
    [undefined],
    [null],
    ['prod-lab'],
    [[]],
    [{}],
    [{ profileId: '' }],
    [{ profileId: '__proto__' }],
    [{ profileId: 'a b' }],
    [{ profileId: 'a'.repeat(5_000_000) }],
    [{ profileId: ['prod-lab'] }],
    [{ profileId: 'prod-lab', windowId: '7' }],
    [{ profileId: 'prod-lab', windowId: 0.5 }],
  ])('is none: %.60j', request => {
    expect(accepts('launch', request)).toBe(false);
  });

  test('carries nothing else: no profile, connection or URL of the sender’s', () => {
    const request = { profileId: 'prod-lab', url: 'https://evil.example', profile: {}, connection: {} };
    expect(v.parse(requestSchemas.launch, request)).toEqual({ profileId: 'prod-lab' });
  });
});

describe.each(['signIn', 'signOut', 'findSignedIn'] as const)('a request to %s', type => {
  test('names a connection', () => {
    expect(accepts(type, { connectionId: 'acme' })).toBe(true);
  });

  test.each([[undefined], [{}], [{ connectionId: '' }], [{ connectionId: { id: 'acme' } }]])('is none: %j', request => {
    expect(accepts(type, request)).toBe(false);
  });
});

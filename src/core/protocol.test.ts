import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { exampleConnection, studioProfile } from '../../test/support/example-document';
import { requestSchemas } from './protocol';

const accepts = (type: keyof typeof requestSchemas, request: unknown) =>
  v.safeParse(requestSchemas[type], request).success;

const askId = '7f0c8a52-3b1e-4d57-9a63-1c2d3e4f5a6b';

describe('a request to launch', () => {
  test.each([[{ profileId: 'prod-lab' }], [{ profileId: 'prod-lab', windowId: 7 }]])('is one: %j', request => {
    expect(accepts('launch', { askId, request })).toBe(true);
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
    [{ profileId: 'prod-lab', profile: {} }],
    [{ profileId: 'prod-lab', profile: { ...studioProfile, openIn: 'elsewhere' } }],
  ])('is none: %.60j', request => {
    expect(accepts('launch', { askId, request })).toBe(false);
  });

  test('may carry a profile that has not been saved', () => {
    const request = { profileId: 'try-it', profile: studioProfile };
    expect(v.parse(requestSchemas.launch, { askId, request })).toEqual({ askId, request });
  });

  test('carries nothing else: no connection or URL of the sender’s', () => {
    const request = { profileId: 'prod-lab', url: 'https://evil.example', connection: exampleConnection };
    expect(v.parse(requestSchemas.launch, { askId, request, tokens: {} })).toEqual({
      askId,
      request: { profileId: 'prod-lab' },
    });
  });

  test.each([[undefined], ['7'], [askId.slice(1)], [`${askId} `]])(
    'has an id that nobody can guess, and not %j',
    id => {
      expect(accepts('launch', { askId: id, request: { profileId: 'prod-lab' } })).toBe(false);
      expect(accepts('launch', { askId, request: { profileId: 'prod-lab' }, after: id ?? 0 })).toBe(false);
    },
  );
});

test.each([
  [{ connectionId: 'acme', names: ['alice'] }, true],
  [{ connectionId: 'acme', names: [] }, true],
  [{ connectionId: 'acme', names: ['a', 'b', 'c'] }, false],
  [{ connectionId: 'acme', names: ['a'.repeat(257)] }, false],
  [{ connectionId: 'acme', names: 'alice' }, false],
  [{ connectionId: 'acme', names: [{}] }, false],
  [{ names: ['alice'] }, false],
])('a request for what names become has a profile’s two at most, and bounded: %.80j, %s', (request, expected) => {
  expect(accepts('findResolvedNames', request)).toBe(expected);
});

describe.each(['signIn', 'signOut', 'findSignedIn', 'diagnose'] as const)('a request to %s', type => {
  test('names a connection', () => {
    expect(accepts(type, { connectionId: 'acme' })).toBe(true);
  });

  test.each([[undefined], [{}], [{ connectionId: '' }], [{ connectionId: { id: 'acme' } }]])('is none: %j', request => {
    expect(accepts(type, request)).toBe(false);
  });
});

test.each([
  [{ connectionId: 'acme', profileId: 'prod-lab' }, true],
  [{ connectionId: 'acme', profileId: 'a b' }, false],
  [{ connectionId: 'acme', profileId: null }, false],
])('a request to diagnose may name a profile: %j, %s', (request, expected) => {
  expect(accepts('diagnose', request)).toBe(expected);
});

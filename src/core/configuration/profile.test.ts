import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { notebookProfile, studioProfile } from '../../../test/support/example-document';
import { colors, openInValues, profileSchema } from './profile';

const accepts = (profile: unknown) => v.safeParse(profileSchema, profile).success;
const required = { id: 'a', name: 'A', connection: 'acme' };

describe('a profile', () => {
  test.each<[name: string, profile: object]>([
    ['of Studio, with all that it can carry', studioProfile],
    ['of a notebook instance, with all that it can carry', notebookProfile],
    ['of Studio, with what it needs', { ...required, type: 'studio', domainId: 'd-1', userProfileName: 'alice' }],
    [
      'of a notebook instance, with what it needs',
      { ...required, type: 'notebookInstance', notebookInstanceName: 'a' },
    ],
    ['whose values AWS would refuse: it is kept, and refused at launch', { ...studioProfile, domainId: 'D!' }],
    ['with members of a later version', { ...studioProfile, future: [1] }],
  ])('is one %s', (_name, profile) => {
    expect(accepts(profile)).toBe(true);
  });

  test.each(openInValues)('opens in %s', openIn => {
    expect(accepts({ ...studioProfile, openIn })).toBe(true);
  });

  test.each(colors)('is %s', color => {
    expect(accepts({ ...studioProfile, color })).toBe(true);
  });

  test.each<[name: string, change: object]>([
    ['an unknown type', { type: 'canvas' }],
    ['no type', { type: undefined }],
    ['no domain', { domainId: undefined }],
    ['no user', { userProfileName: undefined }],
    ['no connection', { connection: undefined }],
    ['no name', { name: '' }],
    ['a name of 201 characters', { name: 'x'.repeat(201) }],
    ['a container without a name', { container: ' ' }],
    ['a container’s name of 201 characters', { container: 'x'.repeat(201) }],
    ['an id with a slash', { id: 'a/b' }],
    ['a region that is none', { region: 'mars' }],
    ['a number in words', { expiresInSeconds: '5' }],
    ['a colour that no tab group has', { color: 'mauve' }],
    ['an unknown place to open in', { openIn: 'iframe' }],
    ['a keyword that is no text', { keywords: [1] }],
  ])('with %s is none', (_name, change) => {
    expect(accepts({ ...studioProfile, ...change })).toBe(false);
  });

  test.each(['domainId', 'userProfileName', 'spaceName'])(
    '79: with a %s that AWS refuses is kept, within bounds',
    member => {
      expect(accepts({ ...studioProfile, [member]: '!'.repeat(1_024) })).toBe(true);
      expect(accepts({ ...studioProfile, [member]: `\${claim:${'a'.repeat(300_000)}` })).toBe(false);
    },
  );

  test.each<[name: string, change: object]>([
    ['a landing URI of 4,097 characters', { landingUri: 'x'.repeat(4_097) }],
    ['101 keywords', { keywords: Array.from({ length: 101 }, () => 'a') }],
    ['a keyword of 101 characters', { keywords: ['x'.repeat(101)] }],
    ['an unknown member of 33,000 characters', { note: 'x'.repeat(33_000) }],
    ['unknown members within each other', { note: { a: [{ b: 'x'.repeat(33_000) }] } }],
    ['an unknown member with a long name', { ['x'.repeat(33_000)]: 1 }],
  ])('79: with %s is none', (_name, change) => {
    expect(accepts({ ...studioProfile, ...change })).toBe(false);
  });

  test('79: of a notebook instance has a name within bounds', () => {
    expect(accepts({ ...notebookProfile, notebookInstanceName: 'x'.repeat(1_025) })).toBe(false);
  });

  test('of a notebook instance needs its name, and no path beyond 1023 characters', () => {
    expect(accepts({ ...notebookProfile, notebookInstanceName: undefined })).toBe(false);
    expect(accepts({ ...notebookProfile, path: 'x'.repeat(1024) })).toBe(false);
  });
});

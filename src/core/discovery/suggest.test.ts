import { describe, expect, test } from 'vitest';
import { type Found, nothingFound } from './found';
import { findOnlyDomain, findOnlySpace, type SuggestedField, suggest } from './suggest';

const [one, two] = ['d-abcdefgh1234', 'd-two000000001'];
const user = (name: string, domainId: string, isMine = false) => ({ name, domainId, isMine });
const space = (name: string, domainId: string, part: object = {}) => ({
  ...{ name, domainId, displayName: undefined, owner: undefined, isMine: false, app: undefined },
  ...part,
});

const found: Found = {
  ...nothingFound,
  domains: [
    { id: one, name: 'research' },
    { id: two, name: undefined },
  ],
  userProfiles: [user('bob', one), user('alice', one, true), user('bob', two)],
  spaces: [
    space('team-lab', one, { displayName: 'Team', app: 'JupyterLab' }),
    space('alice-lab', one, { owner: 'alice', isMine: true, app: 'CodeEditor' }),
    space('bob-lab', two, { owner: 'bob' }),
    space('team-lab', two),
  ],
  notebookInstances: [{ name: 'analytics', state: undefined }],
};

describe('a field suggests', () => {
  test.each<[what: string, field: SuggestedField, domainId: string, typed: string, values: string[]]>([
    ['all domains', 'domainId', '', '', [one, two]],
    ['a domain by its name', 'domainId', '', 'RESEARCH', [one]],
    ['user profiles, one’s own first, a name once', 'userProfileName', '', '', ['alice', 'bob']],
    ['those of the domain', 'userProfileName', two, '', ['bob']],
    ['spaces, one’s own first', 'spaceName', '', '', ['alice-lab', 'team-lab', 'bob-lab']],
    ['those of the domain', 'spaceName', ` ${one} `, '', ['alice-lab', 'team-lab']],
    ['a space by its display name', 'spaceName', '', 'tea', ['team-lab']],
    ['a space by its app', 'spaceName', '', 'code', ['alice-lab']],
    ['notebook instances', 'notebookInstanceName', '', '', ['analytics']],
    ['nothing for another name', 'spaceName', '', 'elsewhere', []],
    ['nothing for a template', 'userProfileName', '', `\${claim:sub}`, []],
  ])('%s', (_what, field, domainId, typed, values) => {
    expect(suggest(field, found, { domainId }, typed).map(({ value }) => value)).toEqual(values);
  });

  test('words to know it by, the domain among them until one is chosen', () => {
    const [mine, team] = suggest('spaceName', found, { domainId: '' }, '');
    expect(mine?.words).toEqual(['Code Editor', { key: 'awsListMine' }, one]);
    expect(team?.words).toEqual(['Team', 'JupyterLab', { key: 'sharedSpace' }, one]);
    expect(suggest('spaceName', found, { domainId: one }, '')[0]?.words).not.toContain(one);
  });

  test('at most 100 at once', () => {
    const domains = Array.from({ length: 101 }, (_, index) => ({ id: `d-${index}`, name: undefined }));
    expect(suggest('domainId', { ...found, domains }, { domainId: '' }, '')).toHaveLength(100);
  });
});

test.each([
  ['alice-lab', '', one],
  ['team-lab', '', undefined],
  ['team-lab', two, two],
  ['alice-lab', two, undefined],
  ['elsewhere', '', undefined],
])('the only space “%s” in the domain “%s” is in %s', (name, domainId, expected) => {
  expect(findOnlySpace(found, name, { domainId })?.domainId).toBe(expected);
});

test.each([
  ['alice', one],
  ['bob', undefined],
  ['carol', undefined],
])('the only domain with a user profile “%s” is %s', (name, expected) => {
  expect(findOnlyDomain(found, name)).toBe(expected);
});

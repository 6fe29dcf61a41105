import { describe, expect, test } from 'vitest';
import { addMode, addPage, domainIdsOf, type Found, nothingFound } from './found';
import type { FoundSpace } from './items';
import type { FoundPage } from './page';
import { findChoices, findRows, type TreeRow } from './rows';
import { buildTree } from './tree';

const acme = 'd-acme';
const region = 'us-east-1';
const space = (name: string, part: Partial<FoundSpace> = {}): FoundSpace => ({
  ...{ domainId: acme, name, displayName: undefined, owner: 'alice', isMine: true, app: 'JupyterLab' },
  ...part,
});
const bobs = { owner: 'bob', isMine: false };
const pages: readonly FoundPage[] = [
  { list: 'domains', items: [{ id: acme, name: 'Acme' }] },
  {
    list: 'userProfiles',
    items: ['bob', 'alice', 'carol'].map(name => ({ domainId: acme, name, isMine: name === 'alice' })),
  },
  {
    list: 'spaces',
    items: [
      ...[space('bob-lab', bobs), space('alice-lab'), space('alice-code', { app: 'CodeEditor' })],
      space('team', { owner: undefined, isMine: false, displayName: 'Team lab' }),
    ],
  },
  { list: 'notebookInstances', items: [{ name: 'research-1', state: 'running' }] },
  { list: 'apps', items: [{ domainId: acme, spaceName: 'Alice-Lab', app: 'JupyterLab', state: 'running' }] },
];
const found = pages.reduce(addPage, nothingFound);

/** Each row indented, by its kind and name. */
const outline = (rows: readonly TreeRow[]) =>
  rows.map(({ node, level }) => `${'  '.repeat(level - 1)}${node.name || node.kind}`);
const treeOf = (from: Found) => buildTree(from, region);
const shown = (from: Found, filter = '', toggled: readonly string[] = []) =>
  outline(findRows(treeOf(from), new Set(toggled), filter));
const targetOf = (from: Found, name: string) =>
  findChoices(treeOf(from)).find(node => node.name === name)?.target?.profile;

describe('the tree has', () => {
  test('the person’s own user profile first, then the shared spaces, then the others, and the notebook instances', () => {
    expect(shown(found)).toEqual([
      'Acme',
      '  alice',
      '    alice-lab',
      '    alice-code',
      '  shared',
      '    Team lab',
      '  bob',
      '  carol',
      'notebooks',
      '  research-1',
    ]);
  });

  test('what somebody opens, and not what somebody closes', () => {
    expect(shown(found, '', [`${acme}/bob`, 'shared/d-acme'])).toEqual([
      ...['Acme', '  alice', '    alice-lab', '    alice-code', '  shared', '  bob', '    bob-lab', '  carol'],
      ...['notebooks', '  research-1'],
    ]);
  });

  test('the state of an app, whose space AWS compares without case', () => {
    expect(findChoices(treeOf(found)).find(({ name }) => name === 'alice-lab')).toMatchObject({ state: 'running' });
  });

  test('nothing in a domain that no link opens, but the domain itself', () => {
    const sso = addMode(found, acme, 'identityCenter');
    expect(shown(sso)).toEqual(['Acme', 'notebooks', '  research-1']);
    expect(treeOf(sso)[0]).toMatchObject({ id: acme, mode: 'identityCenter' });
  });

  test('domains and people that no list has, by their spaces', () => {
    const spaces = pages.slice(2, 3).reduce(addPage, nothingFound);
    expect(domainIdsOf(spaces)).toEqual([acme]);
    expect(shown(spaces)).toEqual([
      acme,
      '  alice',
      '    alice-lab',
      '    alice-code',
      '  shared',
      '    Team lab',
      '  bob',
    ]);
  });
});

describe('what is chosen opens', () => {
  const studio = { type: 'studio', domainId: acme, region };
  test.each<[string, string, object]>([
    ['a user profile', 'alice', { ...studio, userProfileName: 'alice' }],
    [
      'a private space as its owner, in its own app',
      'bob-lab',
      { ...studio, userProfileName: 'bob', spaceName: 'bob-lab', landingUri: 'app:JupyterLab:' },
    ],
    [
      'a shared space as the person',
      'Team lab',
      { ...studio, userProfileName: 'alice', spaceName: 'team', landingUri: 'app:JupyterLab:' },
    ],
    ['a notebook instance', 'research-1', { type: 'notebookInstance', notebookInstanceName: 'research-1', region }],
  ])('%s', (_name, name, profile) => {
    expect(targetOf(found, name)).toEqual(profile);
  });

  test('a shared space as somebody who has to be named, where nobody’s user profile is known', () => {
    const people = {
      list: 'userProfiles',
      items: ['bob', 'carol'].map(name => ({ domainId: acme, name, isMine: false })),
    };
    const team = { list: 'spaces', items: [space('team', { owner: undefined, isMine: false })] };
    const strange = [people, team].reduce((before, page) => addPage(before, page as FoundPage), nothingFound);
    expect(targetOf(strange, 'team')).toMatchObject({ userProfileName: '' });
  });
});

describe('a filter shows', () => {
  test.each<[string, string, string[]]>([
    ['what has each word, with what it is in', 'code alice', ['Acme', '  alice', '    alice-code']],
    ['the same without marks and case', 'ÁLICE-L', ['Acme', '  alice', '    alice-lab']],
    ['an app', 'code editor', ['Acme', '  alice', '    alice-code']],
    ['a space by the name that AWS knows it by', 'team', ['Acme', '  shared', '    Team lab']],
    ['what is in a closed row', 'bob-lab', ['Acme', '  bob', '    bob-lab']],
    ['nothing, where nothing is found', 'nowhere', []],
  ])('%s', (_name, filter, rows) => {
    expect(shown(found, filter)).toEqual(rows);
  });
});

describe('10,000 spaces in 100 pages', () => {
  const many = Array.from({ length: 100 }, (_page, page): FoundPage => {
    const items = Array.from({ length: 100 }, (_item, item) => {
      const number = page * 100 + item;
      return space(`lab-${number}`, { domainId: `d-${number % 5}`, owner: `user-${number % 500}`, isMine: false });
    });
    return { list: 'spaces', items, token: `${page}` };
  }).reduce(addPage, nothingFound);

  test('are all there, once', () => {
    const choices = findChoices(treeOf(many));
    expect(choices.filter(({ kind }) => kind === 'space')).toHaveLength(10_000);
    expect(new Set(choices.map(({ key }) => key)).size).toBe(10_500);
  });

  test('are found by text', () => {
    expect(shown(many, 'lab-9999')).toEqual(['d-4', '  user-499', '    lab-9999']);
    expect(findRows(treeOf(many), new Set(), 'lab').filter(({ node }) => node.kind === 'space')).toHaveLength(10_000);
  });
});

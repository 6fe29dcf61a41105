import { describe, expect, test } from 'vitest';
import {
  exampleConnection,
  exampleDocument,
  notebookProfile,
  studioProfile,
} from '../../../test/support/example-document';
import { problemInEnglish } from '../../../test/support/in-english';
import { describeManagedProblem } from './describe-managed-problem';
import { parseManagedConfiguration } from './managed-configuration';
import { restrictions } from './managed-settings';
import { findSharedFiles } from './shared-entries';

const nothing = { connections: [], profiles: [], settings: {}, problems: [] };
const { connections, profiles, defaultProfile } = exampleDocument;

function problemsOf(policy: unknown) {
  return parseManagedConfiguration(policy).problems.map(problem => problemInEnglish(describeManagedProblem(problem)));
}

test.each([
  ['nothing', undefined],
  ['an empty policy', {}],
  ['something else', 'text'],
  ['null', null],
])('%s sets nothing', (_name, policy) => {
  expect(parseManagedConfiguration(policy)).toEqual(nothing);
});

test.each([
  ['an object', { configuration: exampleDocument }],
  ['JSON', { configurationJson: JSON.stringify(exampleDocument) }],
  [
    '109: JSON with the mark that Windows puts first',
    { configurationJson: `\uFEFF${JSON.stringify(exampleDocument)}` },
  ],
  ['an object where a text was meant', { configurationJson: exampleDocument }],
  [
    'both, of which the text counts',
    { configuration: { connections: [] }, configurationJson: JSON.stringify(exampleDocument) },
  ],
])('the document is taken as %s', (_name, policy) => {
  expect(parseManagedConfiguration(policy)).toEqual({ ...nothing, connections, profiles, defaultProfile });
});

test('settings are taken beside it, also as a registry has them', () => {
  expect(parseManagedConfiguration({ sync: false, links: 0, allowedConnectionsOnly: 1 }).settings).toEqual({
    sync: false,
    links: false,
    allowedConnectionsOnly: true,
  });
});

test.each<[string, object, string | null]>([
  [
    'in the document, whatever case the name beside it has',
    { sharedfile: 'https://a.example/f', configuration: { settings: { sharedFile: 'https://b.example/f' } } },
    'https://a.example/f',
  ],
  ['beside the document', { sharedFile: 'https://a.example/f.json' }, 'https://a.example/f.json'],
  ['in the document', { configuration: { settings: { sharedFile: 'https://b.example/f' } } }, 'https://b.example/f'],
  [
    'in both, of which the one beside it counts',
    { sharedFile: 'https://a.example/', configuration: { settings: { sharedFile: 'https://b.example/' } } },
    'https://a.example/',
  ],
  [
    'as an address that is not https: there is none, whatever the person has',
    { sharedFile: 'http://a.example/' },
    null,
  ],
])('a shared file is named %s', (_name, policy, address) => {
  expect(parseManagedConfiguration(policy).settings.sharedFile).toBe(address);
});

describe('65: malformed managed value: ignored, with the reason shown', () => {
  const document = { version: 1, connections: [exampleConnection], profiles: [studioProfile] };
  const broken = { ...notebookProfile, notebookInstanceName: 7 };

  test('the entry that is wrong is passed over alone', () => {
    const read = parseManagedConfiguration({
      configuration: { ...document, profiles: [broken, studioProfile] },
      sync: 'no',
      links: false,
    });
    expect(read).toMatchObject({
      connections: [exampleConnection],
      profiles: [studioProfile],
      settings: { links: false },
    });
    expect(read.settings).toEqual({ sync: false, links: false });
  });

  test.each<[string, object, string, string, string]>([
    [
      'a member of a profile',
      { configuration: { ...document, profiles: [broken] } },
      'configuration.profiles.0.notebookInstanceName',
      'text',
      '7',
    ],
    [
      'a member within a text',
      {
        configurationJson: JSON.stringify({
          ...document,
          connections: [{ ...exampleConnection, region: 'x' }],
          profiles: [],
        }),
      },
      'configurationJson.connections.0.region',
      'an AWS, AWS China, or AWS GovCloud Region, such as us-east-1',
      '"x"',
    ],
    [
      'a profile without a connection of the policy',
      { configuration: { ...document, connections: [] } },
      'configuration.profiles.0.connection',
      'a connection ID',
      '"acme"',
    ],
    [
      'an id that is there twice',
      { configuration: { ...document, profiles: [studioProfile, studioProfile] } },
      'configuration.profiles.1.id',
      'a unique ID',
      '"prod-lab" twice',
    ],
    [
      'a default that is no profile of the policy',
      { configuration: { ...document, defaultProfile: 'x' } },
      'configuration.defaultProfile',
      'a profile ID',
      '"x"',
    ],
    ['a list that is none', { configuration: { ...document, profiles: {} } }, 'configuration.profiles', 'a list', '{}'],
    ['a document that is none', { configuration: [] }, 'configuration', 'an object', '[]'],
    ['a setting', { export: 'never' }, 'export', 'true or false', '"never"'],
    [
      'a setting that does not exist',
      { exports: false },
      'exports',
      'configuration, configurationJson, sync, links, export, history, allowedConnectionsOnly, sharedFile, sharedFileReview',
      '"exports"',
    ],
  ])('%s', (_name, policy, path, expected, found) => {
    expect(problemsOf(policy)).toEqual([{ path, expected, found }]);
  });

  test.each<[name: string, text: string, found: unknown]>([
    ['that is no JSON', '{"version": 1,', 'something that isn’t JSON: line 1, column 15'],
    ['with a member that every object has', '{"__proto__": {}}', 'something that isn’t JSON: line 1, column 2'],
    ['nested too deep', '['.repeat(40), 'something that isn’t JSON: line 1, column 33'],
  ])('a text %s: the place is told, and nothing of what stands there', (_name, text, found) => {
    const read = parseManagedConfiguration({ configurationJson: text, allowedConnectionsOnly: true });
    expect(read).toMatchObject({ connections: [], profiles: [], settings: { allowedConnectionsOnly: true } });
    expect(problemsOf({ configurationJson: text })).toEqual([{ path: 'configurationJson', expected: 'JSON', found }]);
  });

  test('a text of more than 1 MB', () => {
    expect(problemsOf({ configurationJson: ' '.repeat(1_000_001) })).toEqual([
      { path: 'configurationJson', expected: 'at most 1 MB of text', found: '1000001 bytes' },
    ]);
  });
});

describe('65, 83: a restriction that cannot be read counts as set, and is said:', () => {
  const set = { ...restrictions };

  test.each(Object.keys(restrictions).filter(name => name !== 'sharedFile'))('%s', name => {
    const expected = Object.entries(set).filter(([setting]) => setting === name);
    for (const value of ['true', 'false', '1', '0', 'yes', '', 2, -1, null, [], {}, [true]]) {
      const read = parseManagedConfiguration({ [name]: value });
      expect(read.settings, JSON.stringify(value)).toEqual(Object.fromEntries(expected));
      expect(problemsOf({ [name]: value })).toMatchObject([{ path: name, expected: 'true or false' }]);
    }
  });

  test.each(['http://a.example/', 'https://A.example/', '', 1, 0, true, null, []])(
    'a shared file at %j',
    sharedFile => {
      const read = parseManagedConfiguration({ sharedFile });
      expect(read.settings).toEqual({ sharedFile: null });
      expect(read.problems.length).toBe(1);
      const own = { connections: [], settings: { sharedFile: 'https://own.example/' } };
      expect(findSharedFiles(own, read)).toEqual([]);
    },
  );

  test('one in another case, which a registry does not tell apart', () => {
    expect(parseManagedConfiguration({ allowedconnectionsonly: 1, LINKS: 0 }).settings).toEqual({
      allowedConnectionsOnly: true,
      links: false,
    });
    expect(problemsOf({ AllowedConnectionsOnly: 'x' }).map(({ path }) => path)).toEqual([
      'AllowedConnectionsOnly',
      'AllowedConnectionsOnly',
    ]);
  });

  test.each([
    [
      'within the document',
      { configuration: { allowedConnectionsOnly: true } },
      'configuration.allowedConnectionsOnly',
    ],
    [
      'beside the document, among settings',
      { settings: { allowedConnectionsOnly: 'true' } },
      'settings.allowedConnectionsOnly',
    ],
    [
      'within its text, among its settings',
      { configurationJson: '{"settings": {"allowedConnectionsOnly": "true"}}' },
      'configurationJson.settings.allowedConnectionsOnly',
    ],
  ])('one %s', (_name, policy, path) => {
    expect(parseManagedConfiguration(policy).settings).toEqual({ allowedConnectionsOnly: true });
    expect(problemsOf(policy).map(problem => problem.path)).toContain(path);
  });

  test('what is read is as it says', () => {
    const settings = { sync: true, links: true, export: true, history: true, allowedConnectionsOnly: false };
    expect(parseManagedConfiguration({ ...settings, sharedFileReview: false })).toMatchObject({
      settings: { ...settings, sharedFileReview: false },
      problems: [],
    });
  });
});

describe('54, 83: a policy that holds secrets', () => {
  const key = ['AKIA', 'Z'.repeat(16)].join('');
  const noted = { ...exampleConnection, note: key };

  test.each([
    ['an object', { configuration: { connections: [noted] } }, 'configuration.connections.0.note'],
    ['a text', { configurationJson: JSON.stringify({ connections: [noted] }) }, 'configurationJson.connections.0.note'],
  ])('as %s: they are left out, and said', (_name, policy, path) => {
    expect(parseManagedConfiguration(policy).connections).toEqual([exampleConnection]);
    expect(problemsOf(policy)).toEqual([{ path, expected: 'no secret', found: '"…"' }]);
  });

  test.each<[name: string, policy: object]>([
    ['in the place of a setting', { links: key }],
    ['as a name', { [key]: 1 }],
    ['in a broken text', { configurationJson: `{"a": ${key}` }],
    ['in the place of a list', { configuration: { profiles: key } }],
  ])('%s: it is not shown', (_name, policy) => {
    expect(problemsOf(policy)).not.toEqual([]);
    expect(JSON.stringify(problemsOf(policy))).not.toContain(key);
  });
});

test('79: a policy with too many entries: the first of them are taken, and it is said', () => {
  const connections = Array.from({ length: 1_001 }, (_, index) => ({ ...exampleConnection, id: `c${index}` }));
  expect(parseManagedConfiguration({ configuration: { connections } }).connections).toHaveLength(1_000);
  expect(problemsOf({ configuration: { connections } })).toEqual([
    { path: 'configuration.connections', expected: 'a shorter list', found: '1001' },
  ]);
});

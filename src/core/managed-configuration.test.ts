import { describe, expect, test } from 'vitest';
import {
  exampleConnection,
  exampleDocument,
  notebookProfile,
  studioProfile,
} from '../../test/support/example-document';
import { problemInEnglish } from '../../test/support/in-english';
import { describeManagedProblem } from './describe-managed-problem';
import { parseManagedConfiguration } from './managed-configuration';

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

test.each<[string, object, string | undefined]>([
  ['beside the document', { sharedFile: 'https://a.example/f.json' }, 'https://a.example/f.json'],
  ['in the document', { configuration: { settings: { sharedFile: 'https://b.example/f' } } }, 'https://b.example/f'],
  [
    'in both, of which the one beside it counts',
    { sharedFile: 'https://a.example/', configuration: { settings: { sharedFile: 'https://b.example/' } } },
    'https://a.example/',
  ],
  ['as an address that is not https, which is passed over', { sharedFile: 'http://a.example/f.json' }, undefined],
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
    expect(read.settings).not.toHaveProperty('sync');
  });

  test.each<[string, object, string, string, string]>([
    [
      'a member of a profile',
      { configuration: { ...document, profiles: [broken] } },
      'configuration.profiles.0.notebookInstanceName',
      'a text',
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
      'a region of AWS, AWS China or AWS GovCloud, such as us-east-1',
      '"x"',
    ],
    [
      'a profile without a connection of the policy',
      { configuration: { ...document, connections: [] } },
      'configuration.profiles.0.connection',
      'the id of a connection',
      '"acme"',
    ],
    [
      'an id that is there twice',
      { configuration: { ...document, profiles: [studioProfile, studioProfile] } },
      'configuration.profiles.1.id',
      'an id of its own',
      '"prod-lab" again',
    ],
    [
      'a default that is no profile of the policy',
      { configuration: { ...document, defaultProfile: 'x' } },
      'configuration.defaultProfile',
      'the id of a profile',
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

  test('a text that is no JSON', () => {
    expect(problemsOf({ configurationJson: '{"version": 1,' })).toEqual([
      { path: 'configurationJson', expected: 'JSON', found: expect.stringContaining('JSON') },
    ]);
  });
});

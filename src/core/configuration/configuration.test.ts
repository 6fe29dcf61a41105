import { describe, expect, test } from 'vitest';
import {
  exampleConnection,
  exampleDocument,
  notebookProfile,
  studioProfile,
} from '../../../test/support/example-document';
import { problemsInEnglish } from '../../../test/support/in-english';
import { formatConfiguration, parseConfigurationText } from '../import/configuration-text';
import { emptyConfiguration, parseConfiguration } from './configuration';

const parsedExample = parseConfiguration(exampleDocument);

describe('a configuration document', () => {
  test('is accepted as in the design’s example, and comes out as it went in', () => {
    expect(parsedExample).toEqual({ ok: true, configuration: exampleDocument });
    expect(parseConfigurationText(formatConfiguration(exampleDocument))).toEqual({ ...parsedExample, dropped: [] });
  });

  test('may be empty', () => {
    expect(parseConfiguration(emptyConfiguration)).toEqual({ ok: true, configuration: emptyConfiguration });
  });

  test('keeps members that this version does not know, wherever they are', () => {
    const { signIn } = exampleConnection;
    const document = {
      ...exampleDocument,
      team: 'research',
      connections: [
        { ...exampleConnection, tier: 1, signIn: { ...signIn, hint: 'x' }, endpoints: { s3: 'https://s3.example' } },
      ],
      profiles: [{ ...studioProfile, icon: { name: 'lab' } }, notebookProfile],
    };
    expect(parseConfigurationText(JSON.stringify(document))).toMatchObject({ ok: true, configuration: document });
  });

  test('may name a shared file, whose address may have a query', () => {
    const sharedFile = 'https://team.example/f.json?of=us';
    const document = {
      ...exampleDocument,
      connections: [{ ...exampleConnection, sharedFile }],
      settings: { sharedFile, later: 1 },
    };
    expect(parseConfiguration(document)).toEqual({ ok: true, configuration: document });
  });

  test('is written the same way each time, with a line end', () => {
    expect(formatConfiguration(emptyConfiguration)).toBe(
      '{\n  "version": 1,\n  "connections": [],\n  "profiles": []\n}\n',
    );
  });
});

describe('a document is refused, with path, what is expected and what was found:', () => {
  const one = (path: string, expected: unknown, found: unknown) => [{ path, expected, found }];
  const withConnection = (change: object) => ({
    ...exampleDocument,
    connections: [{ ...exampleConnection, ...change }],
  });
  const withProfile = (change: object) => ({ ...exampleDocument, profiles: [{ ...studioProfile, ...change }] });
  const { signIn } = exampleConnection;

  test.each<[name: string, document: unknown, problems: unknown]>([
    ['a newer version', { version: 2 }, one('version', '1', '2, from a newer Studio Launcher')],
    [
      'a newer version, whatever else is in it',
      { ...exampleDocument, version: 7.5, connections: 'elsewhere' },
      one('version', '1', '7.5, from a newer Studio Launcher'),
    ],
    ['an impossible version', { ...exampleDocument, version: 0 }, one('version', '1', '0')],
    ['a version in words', { ...exampleDocument, version: '1' }, one('version', '1', '"1"')],
    ['no object', null, one('', 'an object', 'null')],
    [
      'a connection twice',
      { ...exampleDocument, connections: [exampleConnection, exampleConnection] },
      [{ path: 'connections.1.id', expected: 'a unique ID', found: '"acme" twice' }],
    ],
    [
      'a profile twice',
      { ...exampleDocument, profiles: [studioProfile, notebookProfile, studioProfile] },
      [{ path: 'profiles.2.id', expected: 'a unique ID', found: '"prod-lab" twice' }],
    ],
    [
      'a profile without its connection',
      withProfile({ connection: 'gone' }),
      [{ path: 'profiles.0.connection', expected: 'a connection ID', found: '"gone"' }],
    ],
    [
      'a default that is no profile',
      { ...exampleDocument, defaultProfile: 'gone' },
      [{ path: 'defaultProfile', expected: 'a profile ID', found: '"gone"' }],
    ],
    [
      'a bad region',
      withConnection({ region: 'us-east' }),
      one('connections.0.region', 'an AWS, AWS China, or AWS GovCloud Region, such as us-east-1', '"us-east"'),
    ],
    [
      'a bad region of a profile',
      withProfile({ region: 'mars' }),
      one('profiles.0.region', 'an AWS, AWS China, or AWS GovCloud Region, such as us-east-1', '"mars"'),
    ],
    [
      'a bad issuer',
      withConnection({ signIn: { ...signIn, issuer: 'http://id.example' } }),
      one('connections.0.signIn.issuer', 'an https URL without a user name, query, or fragment', '"http://id.example"'),
    ],
    [
      'a bad pool',
      withConnection({ identityPoolId: 'us-east-1_AbC' }),
      one('connections.0.identityPoolId', expect.stringMatching(/^an identity pool ID/), '"us-east-1_AbC"'),
    ],
    ['an unknown type', withProfile({ type: 'canvas' }), one('profiles.0.type', expect.any(String), '"canvas"')],
    ...(
      [
        ['that is not https', 'http://team.example/f.json'],
        ['with a user name', 'https://me@team.example/f.json'],
        ['with a fragment', 'https://team.example/f.json#2'],
        ['that is none', 'team.example'],
      ] as const
    ).map(([name, sharedFile]): [string, unknown, unknown] => [
      `a shared file’s address ${name}`,
      { ...exampleDocument, settings: { sharedFile } },
      one('settings.sharedFile', 'an https URL without a user name or fragment', `"${sharedFile}"`),
    ]),
    [
      'a shared file’s address that is too long',
      withConnection({ sharedFile: `https://team.example/${'x'.repeat(1100)}` }),
      one('connections.0.sharedFile', expect.any(String), expect.any(String)),
    ],
    [
      'a missing domain',
      JSON.parse(JSON.stringify(withProfile({ domainId: undefined }))),
      one('profiles.0.domainId', '"domainId"', 'nothing'),
    ],
  ])('%s', (_name, document, problems) => {
    expect(problemsInEnglish(parseConfiguration(document))).toEqual(problems);
  });

  test('several things at once, each with its own', () => {
    const document = { version: 1, connections: [{ ...exampleConnection, region: 'x', name: '' }], profiles: {} };
    expect(
      problemsInEnglish(parseConfiguration(document))
        .map(({ path }) => path)
        .sort(),
    ).toEqual(['connections.0.name', 'connections.0.region', 'profiles']);
  });

  test('a long value is quoted in part', () => {
    const [problem] = problemsInEnglish(parseConfiguration(withProfile({ region: 'x'.repeat(5_000) })));
    expect(problem?.found).toMatch(/^"x{78}…$/);
  });
});

describe('51: a member __proto__', () => {
  test('touches no prototype in a document that was stored', () => {
    const parsed = parseConfiguration(JSON.parse('{"version":1,"connections":[],"profiles":[],"__proto__":{"a":1}}'));
    expect(parsed.ok && 'a' in parsed.configuration).toBe(false);
  });
});

import fc from 'fast-check';
import { dump } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { fewRuns, profiles } from '../../../test/support/generated-documents';
import { problemsInEnglish } from '../../../test/support/in-english';
import type { Profile } from '../configuration/profile';
import { message } from '../words/message';
import { formatCliInput, parseCliInput } from './cli-input';

const required = { type: 'studio', domainId: 'd-1', userProfileName: 'alice' };

test.each<[name: string, text: string, profile: object]>([
  [
    'a filled skeleton of create-presigned-domain-url',
    JSON.stringify({
      DomainId: 'd-1',
      UserProfileName: 'alice',
      SessionExpirationDurationInSeconds: 0,
      ExpiresInSeconds: 300,
      SpaceName: '',
      LandingUri: 'studio::',
    }),
    { ...required, expiresInSeconds: 300, landingUri: 'studio::' },
  ],
  [
    'its YAML, with the comments that the CLI writes',
    "DomainId: 'd-1'  # [REQUIRED] The domain ID.\nUserProfileName: alice\nExpiresInSeconds: 0 # The number.\nSpaceName: ''\nLandingUri:\n",
    required,
  ],
  [
    'a filled skeleton of create-presigned-notebook-instance-url',
    '{"NotebookInstanceName": "research-1", "SessionExpirationDurationInSeconds": 1800}',
    { type: 'notebookInstance', notebookInstanceName: 'research-1', sessionExpirationDurationInSeconds: 1800 },
  ],
  ['YAML in braces', '{DomainId: d-1, UserProfileName: alice}', required],
  [
    'a text that YAML would not take for one, in quotes',
    "DomainId: d-1\nUserProfileName: '123'",
    { ...required, userProfileName: '123' },
  ],
  [
    'members of the other skeleton that are not set',
    '{"DomainId":"d-1","UserProfileName":"alice","NotebookInstanceName":""}',
    required,
  ],
])('%s becomes a profile', (_name, text, profile) => {
  expect(parseCliInput(text)).toEqual({ ok: true, profile, dropped: [] });
});

const members =
  'DomainId, UserProfileName, SpaceName, LandingUri, ExpiresInSeconds, SessionExpirationDurationInSeconds';
const ofDomain = expect.stringMatching(/such as d-abcdefgh1234$/);
const ofUser = expect.stringMatching(/such as alice$/);
const json = (change: object) => JSON.stringify({ DomainId: 'd-1', UserProfileName: 'alice', ...change });

describe('refused, with line or path, what is expected and what was found:', () => {
  test.each<[name: string, text: string, path: unknown, expected: unknown, found: unknown]>([
    ['nothing', '', '', 'JSON or YAML', expect.stringMatching(/empty/)],
    ['a text', 'hello', '', 'an object with the call’s parameters', '"hello"'],
    ['a list', '[]', '', 'an object with the call’s parameters', 'a list'],
    ['two documents', 'a: 1\n---\na: 2', '', 'JSON or YAML', expect.stringMatching(/single document/)],
    ['broken JSON', '{\n  "DomainId": "d-1"\n  "SpaceName": ""\n}', 'line 3, column 3', 'a comma or }', '"\\""'],
    ['broken YAML', 'DomainId: d-1\n SpaceName: x: y', 'line 2, column 11', 'JSON or YAML', expect.any(String)],
    ['a member twice', 'DomainId: d-1\nDomainId: d-2', 'line 2, column 1', 'JSON or YAML', 'duplicated mapping key'],
    ['an alias', 'DomainId: &a d-1\nUserProfileName: *a', 'line 2, column 19', 'no aliases', 'an alias'],
    [
      'a tag',
      'DomainId: !!js/function d-1',
      'line 1, column 11',
      'JSON or YAML',
      expect.stringMatching(/unknown scalar tag/),
    ],
    ['33 levels of JSON', '['.repeat(33) + ']'.repeat(33), 'line 1, column 33', 'at most 32 levels', 'a deeper level'],
    [
      '40 levels of YAML',
      `a: ${'- '.repeat(40)}`,
      expect.stringMatching(/^line 1/),
      expect.anything(),
      expect.anything(),
    ],
    [
      '51: __proto__ in JSON',
      '{"DomainId":"d-1","UserProfileName":"a","__proto__":{"polluted":true}}',
      '__proto__',
      `only ${members}`,
      'an object',
    ],
    [
      '51: __proto__ in YAML, with nothing in it',
      'DomainId: d-1\nUserProfileName: a\n__proto__:',
      '__proto__',
      `only ${members}`,
      'null',
    ],
    ['51: constructor', json({ constructor: { a: 1 } }), 'constructor', `only ${members}`, 'an object'],
    ['more than 1 MB', ' '.repeat(1_000_001), '', 'at most 1 MB of text', '1000001 bytes'],
    ['an unknown member', json({ Foo: { a: 1 } }), 'Foo', `only ${members}`, 'an object'],
    [
      'an expiry beyond AWS’s',
      json({ ExpiresInSeconds: 301 }),
      'ExpiresInSeconds',
      'a whole number of seconds from 5 to 300',
      '301',
    ],
    ['a number in quotes', json({ ExpiresInSeconds: '5' }), 'ExpiresInSeconds', expect.any(String), '"5"'],
    [
      'no number',
      'DomainId: d-1\nUserProfileName: alice\nExpiresInSeconds: .nan',
      'ExpiresInSeconds',
      expect.any(String),
      'NaN',
    ],
    ['a domain that is none', json({ DomainId: 'D!' }), 'DomainId', ofDomain, '"D!"'],
    ['a user that YAML reads as a number', 'DomainId: d-1\nUserProfileName: 123', 'UserProfileName', ofUser, '123'],
  ])('%s', (_name, text, path, expected, found) => {
    expect(problemsInEnglish(parseCliInput(text))).toEqual([{ path, expected, found }]);
  });

  test.each([
    ['{}', ['DomainId', 'UserProfileName']],
    ['{"DomainId":"","UserProfileName":"","ExpiresInSeconds":0}', ['DomainId', 'UserProfileName']],
    ['{"NotebookInstanceName":"","SessionExpirationDurationInSeconds":0}', ['NotebookInstanceName']],
    ['{"NotebookInstanceName":"a","DomainId":"d-1"}', ['DomainId']],
    [
      '{"version":1,"connections":[],"profiles":[]}',
      ['DomainId', 'UserProfileName', 'version', 'connections', 'profiles'],
    ],
  ])('%s, for %j', (text, paths) => {
    expect(problemsInEnglish(parseCliInput(text)).map(({ path }) => path)).toEqual(paths);
  });

  test('an alias that would unfold a thousand million times', () => {
    const levels = Array.from(
      { length: 9 },
      (_, level) => `a${level + 1}: &a${level + 1} [${`*a${level},`.repeat(10)}]`,
    );
    expect(problemsInEnglish(parseCliInput(`a0: &a0 x\n${levels.join('\n')}`))[0]?.found).toBe('an alias');
  });

  test('a megabyte of what is hard to read, in time', () => {
    const hard = ['[', '{', '- ', '"', '? ', 'a: ', '&a ', '\n ', '|\n', 'a\n'].map(part =>
      part.repeat(900_000 / part.length),
    );
    for (const text of hard) expect(parseCliInput(text).ok).toBe(false);
  });
});

test.each<[name: string, text: string]>([
  ['JSON', json({ AuthorizedUrl: 'https://d-1.studio.us-east-1.sagemaker.aws/auth?token=sgn-1' })],
  ['YAML', 'DomainId: d-1\nUserProfileName: alice\nAuthorizedUrl: https://x.example/'],
])('54: a pasted AWS CLI input that holds secrets, as %s: they are dropped, and said', (_, text) => {
  const parsed = parseCliInput(text);
  expect(parsed).toMatchObject({ ok: true, profile: required });
  expect(parsed.dropped).toEqual([{ path: 'AuthorizedUrl', reason: message('secretName') }]);
});

/** What of a profile is in the call; an expiry is always sent. */
function awsMembers(profile: Profile): object {
  const { type, sessionExpirationDurationInSeconds } = profile;
  const own =
    profile.type === 'studio'
      ? {
          domainId: profile.domainId,
          userProfileName: profile.userProfileName,
          spaceName: profile.spaceName,
          landingUri: profile.landingUri || undefined,
          expiresInSeconds: profile.expiresInSeconds ?? 5,
        }
      : { notebookInstanceName: profile.notebookInstanceName };
  return { type, sessionExpirationDurationInSeconds, ...own };
}

test('what is formatted of a profile is parsed to its own members, from JSON and from YAML', () => {
  fc.assert(
    fc.property(profiles, profile => {
      const text = formatCliInput(profile);
      const expected = { ok: true, profile: awsMembers(profile), dropped: [] };
      expect(parseCliInput(text)).toEqual(expected);
      expect(parseCliInput(dump(JSON.parse(text)))).toEqual(expected);
    }),
    fewRuns,
  );
});

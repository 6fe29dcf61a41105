import { describe, expect, test } from 'vitest';
import { inEnglish, inLanguage, languages } from '../../../test/support/in-english';
import { type Failure, failureCodes, failureReasons } from '../failure/launch-outcome';
import { message } from '../words/message';
import { explainFailure } from './explain-failure';

/** Every member filled in, with words that would be noticed. */
const whole: Omit<Failure, 'code'> = {
  field: 'THE-FIELD',
  expected: 'THE-EXPECTED',
  hosts: ['https://the-host.example/*'],
  action: 'THE-ACTION',
  resource: 'THE-RESOURCE',
  operation: 'THE-OPERATION',
  httpStatus: 418,
  region: 'THE-REGION',
  requestId: 'THE-REQUEST',
  at: Date.parse('2026-11-21T10:00:00Z'),
  retryAfterSeconds: 90,
  openUser: 'THE-USER',
  said: 'THE-SAID',
  clientId: 'THE-CLIENT',
  redirectUri: 'https://the-redirect.example/',
};

/** What a person reads of an explanation. */
function inWords(failure: Failure) {
  const { title, cause, remedy } = explainFailure(failure);
  return { title: inEnglish(title), cause: inEnglish(cause), remedy: inEnglish(message(remedy.label)) };
}

describe.each(failureCodes)('%s', code => {
  test.each<[string, Failure]>([
    ['alone', { code }],
    ['with all that a failure can say', { code, ...whole }],
  ])('%s has a title, a cause and a remedy', (_name, failure) => {
    const { title, cause, remedy } = inWords(failure);
    expect(title).toMatch(/^[“A-Z].{5,60}$/);
    expect(cause).toMatch(/^[A-Z].{20,}\.$/s);
    expect(remedy).toMatch(/^[A-Z][a-z]/);
  });

  test('says nothing that is not known', () => {
    expect(JSON.stringify(inWords({ code }))).not.toMatch(/undefined|null|NaN|\[object|“”/);
  });
});

test('a field that AWS would refuse is named, with what AWS takes there', () => {
  expect(inWords({ code: 'field-invalid', field: 'expiresInSeconds' }).cause).toContain(
    'Link expiry (seconds) must be a whole number of seconds from 5 to 300',
  );
});

test.each<[field: Failure['field'], title: string, remedy: string]>([
  ['authFlow', 'The basic flow is off for this identity pool', 'Open Settings'],
  ['roleArn', 'The IAM role doesn’t trust this identity pool', 'Open Settings'],
  [undefined, 'The identity pool isn’t set up for sign-in', 'Try again'],
])('of an identity pool that is not set up it is said what is not: %s', (field, title, remedy) => {
  const words = inWords({ code: 'pool-misconfigured', field, said: 'No.' });
  expect(words).toMatchObject({ title, remedy, cause: expect.stringContaining('“No.”') });
});

test.each<[string, Partial<Failure>, string[]]>([
  ['missing', { reason: 'missing' }, ['Space', '“team”', 'no usable value']],
  ['of no use', { reason: 'unfit', said: 'a b' }, ['Space', '“team”', '“a b”', 'letters, digits, and hyphens']],
  ['of which nothing is left', { reason: 'unfit', said: '' }, ['Space', '“team”', 'an empty name']],
  ['of a guest', { reason: 'guest' }, ['Space', 'doesn’t sign you in']],
])('a claim that is %s is named; what it is stays out of the details', (_name, failure, words) => {
  const of: Failure = { code: 'claim-unusable', field: 'spaceName', claim: 'team', ...failure };
  const { title, cause } = inWords(of);
  expect(title).toBe('The claim “team” can’t be used');
  for (const word of words) expect(cause).toContain(word);
  expect(explainFailure(of).remedy.type).toBe('open-options');
  expect(explainFailure(of).details).toEqual(['Code: claim-unusable', 'Claim: team, for spaceName']);
});

describe('the cause', () => {
  test.each<[Failure['code'], string[]]>([
    ['field-invalid', ['Nothing was sent']],
    ['hosts-not-allowed', ['the-host.example']],
    ['access-denied', ['THE-ACTION', 'THE-RESOURCE']],
    ['resource-missing', ['THE-FIELD', 'THE-SAID']],
    ['sign-in-refused', ['THE-SAID']],
    ['sign-in-untrusted', ['THE-SAID']],
    ['provider-unusable', ['THE-SAID']],
    ['login-refused', ['THE-SAID']],
    ['pool-misconfigured', ['THE-SAID']],
    ['request-refused', ['THE-SAID']],
    ['aws-failed', ['THE-SAID', '90 seconds']],
    ['throttled', ['90 seconds']],
    ['provider-failed', ['HTTP status 418', '90 seconds']],
    ['url-refused', ['THE-EXPECTED']],
    ['other-user-open', ['THE-USER', 'private window', 'browser profile', 'container']],
    ['private-window-refused', ['about:addons', 'Run in Private Windows']],
    ['unexpected', ['THE-SAID']],
  ])('of %s names %j', (code, words) => {
    const { cause } = inWords({ code, ...whole });
    for (const word of words) expect(cause).toContain(word);
  });
});

test.each<[Failure['code'], string]>([
  ['hosts-not-allowed', 'allow-hosts'],
  ['access-denied', 'sign-in-as-other'],
  ['login-refused', 'sign-in-as-other'],
  ['credentials-expired', 'sign-in-as-other'],
  ['field-invalid', 'open-options'],
  ['resource-missing', 'open-options'],
  ['sign-in-cancelled', 'try-again'],
  ['throttled', 'try-again'],
])('the remedy of %s is to %s', (code, type) => {
  expect(explainFailure({ code, ...whole }).remedy.type).toBe(type);
});

test.each<[Failure['reason'], string, string]>([
  ['not-allowed', 'allow-containers', 'cookies permission'],
  ['switched-off', 'try-again', 'privacy.userContext.enabled'],
  ['not-created', 'open-options', 'choose another one'],
])('a container that is of no use since it is %s is remedied by %s', (reason, type, words) => {
  const { remedy, cause } = explainFailure({ code: 'container-unusable', reason });
  expect(remedy.type).toBe(type);
  expect(inEnglish(cause)).toContain(words);
});

test.each<[name: string, failure: Failure, words: readonly string[]]>([
  [
    '90: a client that the provider does not know',
    { code: 'client-refused', clientId: 'abc', redirectUri: 'https://x.example/' },
    ['returned an error', 'client ID “abc”', 'redirect URL'],
  ],
  [
    '90: a window that was closed',
    { code: 'sign-in-cancelled', clientId: 'abc', redirectUri: 'https://x.example/' },
    ['closed', 'If it showed an error', 'abc'],
  ],
  ['96: a client', { code: 'sign-in-refused', reason: 'client', said: 'no' }, ['“no”', 'client ID', 'public client']],
  ['96: a scope', { code: 'sign-in-refused', reason: 'scope' }, ['scopes']],
  ['96: an origin', { code: 'sign-in-refused', reason: 'origin' }, ['browser extension', 'origin']],
  [
    '96: an algorithm that the provider does not list',
    { code: 'id-token-unusable', reason: 'algorithm', said: 'alg: x' },
    ['doesn’t list (alg: x)', 'set RS256'],
  ],
  [
    '96: an algorithm that it lists',
    { code: 'id-token-unusable', reason: 'listed-algorithm', said: 'ES256' },
    ['with “ES256”', 'only known to accept RS256', 'set RS256'],
  ],
  ['96: a length', { code: 'id-token-unusable', reason: 'length', said: '60000' }, ['60000', '50,000', 'claims']],
  ['95: times of an ID token', { code: 'clock-wrong', reason: 'id-token', said: 'exp: x' }, ['clock', '“exp: x”']],
  [
    '98: a claim that is no text',
    { code: 'claim-unusable', reason: 'not-text', claim: 'groups' },
    ['groups', 'isn’t a single text'],
  ],
])('%s has a sentence of its own', (_name, failure, words) => {
  const { cause } = inWords(failure);
  for (const word of words) expect(cause).toContain(word);
  expect(cause).not.toMatch(/network|VPN/);
});

test('90: the redirect address is there to be copied, and in the details', () => {
  const { address, details } = explainFailure({ code: 'client-refused', redirectUri: 'https://x.example/' });
  expect(address).toBe('https://x.example/');
  expect(details).toContain('Redirect URL: https://x.example/');
});

test('where another user of the domain is open, the buttons are a private window and all the same', () => {
  const { remedy, alternative } = explainFailure({ code: 'other-user-open', openUser: 'bob' });
  expect([remedy, alternative]).toMatchObject([
    { changes: { openIn: 'privateWindow' } },
    { changes: { anyway: true } },
  ]);
});

test('the button that allows hosts knows which', () => {
  const { remedy } = explainFailure({ code: 'hosts-not-allowed', hosts: ['https://a.b/*'] });
  expect(remedy).toEqual({ type: 'allow-hosts', label: 'remedyAllowHosts', hosts: ['https://a.b/*'] });
});

test('a refusal comes with the least statement that would allow it, where AWS named the resource', () => {
  const resource = 'arn:aws:sagemaker:us-east-1:111122223333:user-profile/d-abcdefgh1234/bob';
  const action = 'sagemaker:CreatePresignedDomainUrl';
  const { statement = '' } = explainFailure({ code: 'access-denied', action, resource });
  expect(JSON.parse(statement)).toEqual({ Effect: 'Allow', Action: action, Resource: resource });
  expect(explainFailure({ code: 'access-denied', action })).not.toHaveProperty('statement');
  expect(explainFailure({ code: 'offline', action, resource })).not.toHaveProperty('statement');
});

test('the details are what a ticket needs, as far as it is known', () => {
  expect(explainFailure({ code: 'access-denied', ...whole }).details).toEqual([
    'Code: access-denied',
    'Field: THE-FIELD',
    'Client ID: THE-CLIENT',
    'Redirect URL: https://the-redirect.example/',
    'Operation: THE-OPERATION',
    'Region: THE-REGION',
    'HTTP status: 418',
    'Request ID: THE-REQUEST',
    'Time: 2026-11-21T10:00:00.000Z',
  ]);
  expect(explainFailure({ code: 'offline' }).details).toEqual(['Code: offline']);
});

describe('89: whatever of a failure is known, no sentence is left without its end:', () => {
  const members = Object.keys(whole) as (keyof typeof whole)[];
  const only = (kept: readonly string[]): Partial<Failure> =>
    Object.fromEntries(Object.entries(whole).filter(([name]) => kept.includes(name)));
  /** Nothing, all, each member alone, all but each, and what is there but says nothing. */
  const parts: Partial<Failure>[] = [
    {},
    whole,
    ...members.map(member => only([member])),
    ...members.map(member => only(members.filter(other => other !== member))),
    ...['authFlow', 'roleArn', 'expiresInSeconds'].map(field => ({ field })),
    ...failureReasons.map(reason => ({ reason })),
    ...['CreatePresignedDomainUrl', 'AssumeRoleWithWebIdentity'].map(operation => ({ operation, said: '' })),
    { hosts: [], said: '', claim: '' },
  ];
  const dangling = [
    ...[/undefined|null|NaN|\[object|\$[A-Z]/, /“”|„“|「」|\(\)/, /\s\s|^\s|\s$|\s[.,:]/, /\.\.|。。|[:：]\s*[.。]/],
    ...[/said(?=[.,]|$)/, /\bmeldet:?(?=[.,]|$)/, /応答:(?!「)/, /[:：]$/],
  ];

  test.each(Object.entries(languages))('in %s', (_language, texts) => {
    const found = failureCodes.flatMap(code =>
      parts.flatMap(part => {
        const { title, cause, details } = explainFailure({ code, ...part });
        const said = [inLanguage(texts, title), inLanguage(texts, cause), ...details];
        return said
          .filter(text => text === '' || dangling.some(each => each.test(text)))
          .map(text => `${code}: ${text}`);
      }),
    );
    expect([...new Set(found)]).toEqual([]);
  });
});

test.each<[string, Partial<Failure>, string]>([
  ['said nothing', {}, 'This usually clears up quickly.'],
  ['said something', { said: 'No.' }, 'AWS said “No.”. This usually clears up quickly.'],
  ['said when to ask again alone', { retryAfterSeconds: 9 }, 'Try again in 9 seconds.'],
])('89: of an error for which AWS %s no more is told', (_name, part, cause) => {
  expect(inWords({ code: 'aws-failed', ...part })).toMatchObject({ title: 'AWS returned an error', cause });
});

test.each<[string, Partial<Failure>, boolean]>([
  ['both are known', { action: 'sagemaker:X', resource: 'arn:aws:x' }, true],
  ['the action alone is', { action: 'sagemaker:X' }, false],
  ['the resource alone is', { resource: 'arn:aws:x' }, false],
])('89: a statement is spoken of where there is one: %s', (_name, part, isThere) => {
  const explanation = explainFailure({ code: 'access-denied', ...part });
  expect(explanation.statement !== undefined).toBe(isThere);
  expect(inEnglish(explanation.cause).includes('under Details')).toBe(isThere);
});

test('89: a sign-in that has ended by the clock of AWS says so, and what to do; nothing of the pool', () => {
  const { title, cause, remedy } = inWords({
    code: 'login-expired',
    said: 'Invalid login token. Token expired: 1 >= 2',
  });
  expect([title, remedy]).toEqual(['Your sign-in has expired', 'Sign in again']);
  expect(cause).toContain('clock');
  expect(cause).not.toMatch(/pool|provider|client ID/);
});

test.each([
  ['CreatePresignedDomainUrl', undefined, 'SageMaker rejected the request', 'the values in the profile'],
  [
    'AssumeRoleWithWebIdentity',
    undefined,
    'AWS Security Token Service rejected the request',
    'the values in the connection',
  ],
  [
    'AssumeRoleWithWebIdentity',
    'roleArn',
    'AWS Security Token Service rejected the request',
    'Role ARN in the connection',
  ],
  ['GetId', 'identityPoolId', 'Amazon Cognito rejected the request', 'Identity pool ID in the connection'],
])('102: whose request was refused is said, and the member: %s, %s', (operation, field, title, values) => {
  const words = inWords({ code: 'request-refused', operation, ...(field && { field }) });
  expect(words).toMatchObject({ title, cause: `Check ${values}.` });
});

const services = [
  ['CreatePresignedDomainUrl', 'SageMaker'],
  ['CreatePresignedNotebookInstanceUrl', 'SageMaker'],
  ['GetId', 'Amazon Cognito'],
  ['GetOpenIdToken', 'Amazon Cognito'],
  ['GetCredentialsForIdentity', 'Amazon Cognito'],
  ['AssumeRoleWithWebIdentity', 'AWS Security Token Service'],
] as const;

describe.each(services)('102: what is said of %s is said of %s:', (operation, service) => {
  test.each<[Failure['code'], 'title' | 'cause', string]>([
    ['request-refused', 'title', 'rejected the request'],
    ['request-refused', 'cause', 'said “No.”'],
    ['throttled', 'cause', 'is getting too many requests'],
    ['aws-failed', 'cause', 'said “No.”'],
    ['resource-missing', 'cause', 'said “No.”'],
    ['login-refused', 'cause', 'said “No.”'],
    ['pool-misconfigured', 'cause', 'said “No.”'],
    ['region-not-enabled', 'cause', 'said “No.”'],
  ])('%s, in its %s', (code, part, words) => {
    expect(inWords({ code, operation, said: 'No.' })[part]).toContain(`${service} ${words}`);
  });
});

test.each(services)('102: %s that times out or fails without a word is named, too: %s', (operation, service) => {
  expect(inWords({ code: 'timed-out', operation }).cause).toContain(`The connection to ${service} is`);
  expect(inWords({ code: 'aws-failed', operation }).cause).toContain(`The error came from ${service}. `);
  expect(inWords({ code: 'throttled', operation, retryAfterSeconds: 9 }).cause).toContain(
    `${service} is getting too many requests`,
  );
});

test('102: a token that the Security Token Service refuses is a matter of the role and the pool of the connection', () => {
  const { title, cause } = inWords({ code: 'login-refused', operation: 'AssumeRoleWithWebIdentity', said: 'No.' });
  expect(title).toBe('AWS Security Token Service didn’t accept your sign-in');
  expect(cause).toMatch(/roleArn.*identityPoolId/);
});

test('102: a role that the sign-in does not give names the member of the connection', () => {
  const failure: Failure = {
    code: 'login-refused',
    operation: 'GetCredentialsForIdentity',
    field: 'roleArn',
    said: 'No.',
  };
  expect(inWords(failure).cause).toBe('Amazon Cognito said “No.”. Check Role ARN in the connection.');
});

test.each<[Partial<Failure>, string, RegExp]>([
  [
    { code: 'guest-refused', operation: 'GetId' },
    'Guest access can’t open Studio',
    /identityPoolId.*doesn’t allow guests/,
  ],
  [
    { code: 'guest-refused', operation: 'CreatePresignedDomainUrl' },
    'Guest access can’t open Studio',
    /AWS doesn’t let guest credentials/,
  ],
  [
    { code: 'login-refused', operation: 'GetId', reason: 'linked' },
    'The identity pool didn’t accept your sign-in',
    /another identity in the pool \(identityPoolId\)/,
  ],
  [
    { code: 'pool-misconfigured', operation: 'AssumeRoleWithWebIdentity', field: 'identityPoolId' },
    'The identity pool’s tags are too large',
    /identityPoolId.*attributes for access control/,
  ],
])('102: what a pool refuses is said of the pool, with the true reason: %j', (part, title, cause) => {
  const words = inWords({ code: 'unexpected', said: 'No.', ...part });
  expect(words.title).toBe(title);
  expect(words.cause).toMatch(cause);
  expect(words.cause).not.toMatch(/add this identity provider|set the pool’s role/);
});

test('101: a region that may not be enabled is named first, and what an administrator can do', () => {
  const { title, cause, remedy } = inWords({ code: 'region-not-enabled', region: 'ap-southeast-7' });
  expect([title, remedy]).toEqual(['The account may not have enabled ap-southeast-7', 'Open Settings']);
  expect(cause).toMatch(/administrator can enable it.*global STS endpoint/);
  expect(cause).not.toMatch(/[Ss]ign in/);
});

test('104: a region of a partition whose Studio hosts are not public is refused with that reason', () => {
  const { title, cause } = inWords({ code: 'region-unsupported', region: 'eusc-de-east-1' });
  expect(title).toBe('The Region eusc-de-east-1 isn’t supported');
  expect(cause).toMatch(/aws, aws-cn, and aws-us-gov.*doesn’t publish.*Nothing was sent/);
});

import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { shortText } from './short-text';

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const claims = { sub: 'a11ce000-0000-4000-8000-000000000001', aud: 'client', email: 'alice@acme.example' };

const secrets: [name: string, secret: string][] = [
  ['a JWT', `${encode({ alg: 'RS256', kid: 'key' })}.${encode(claims)}.${randomBytes(256).toString('base64url')}`],
  ['a session token', `IQoJ${randomBytes(192).toString('base64')}`],
  ['a session token full of slashes', `IQoJ${'b3JpZ2lu/X2VjE+Pw/'.repeat(12)}`],
  ['a secret access key', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'],
  ['a refresh token', randomBytes(32).toString('base64url')],
  ['a signing token', `sgn-${randomBytes(48).toString('base64url')}`],
  ['a request signature', randomBytes(32).toString('hex')],
];

test.each(secrets)('nothing that would serve as %s survives', (_name, secret) => {
  for (const text of [secret, `Token ${secret} is expired`, `https://a.b/auth?token=${secret}&x`, `"${secret}",`]) {
    expect(longestCommonRun(shortText(text), secret)).toBeLessThan(secret.length / 2);
  }
});

test.each([
  ['User: arn:aws:sts::111122223333:assumed-role/acme-studio-users/CognitoIdentityCredentials is not authorized'],
  ['Domain [d-abcdefgh1234] does not exist.'],
  ['arn:aws:sagemaker:us-east-1:111122223333:user-profile/d-abcdefgh1234/alice'],
  ['f2d9a7de-9a66-4fd8-8b5f-5c53a1b2c3d4'],
])('what people have to read does: %s', text => {
  expect(shortText(text)).toBe(text);
});

test('it is on one line, and 300 characters at most', () => {
  expect(shortText('  a\n b\t\r\n c ')).toBe('a b c');
  const long = shortText('word '.repeat(100));
  expect(long).toHaveLength(300);
  expect(long.endsWith('…')).toBe(true);
});

function longestCommonRun(text: string, secret: string): number {
  let longest = 0;
  for (let start = 0; start < secret.length; start++) {
    while (text.includes(secret.slice(start, start + longest + 1)) && start + longest < secret.length) longest++;
  }
  return longest;
}

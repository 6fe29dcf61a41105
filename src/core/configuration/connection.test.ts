import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { exampleConnection, guestConnection } from '../../../test/support/example-document';
import { problemsInEnglish } from '../../../test/support/in-english';
import { parseConfiguration } from './configuration';
import { connectionSchema, identityPoolRegion } from './connection';

const accepts = (change: object) => v.safeParse(connectionSchema, { ...exampleConnection, ...change }).success;
const { signIn } = exampleConnection;

describe('a connection', () => {
  test.each<[name: string, change: object]>([
    ['as in the example', {}],
    ['for guests', { signIn: guestConnection.signIn }],
    ['with a role', { roleArn: 'arn:aws:iam::111122223333:role/path/acme' }],
    ['with a role in China', { roleArn: 'arn:aws-cn:iam::111122223333:role/acme' }],
    ['with the basic flow', { authFlow: 'basic', roleArn: 'arn:aws:iam::111122223333:role/acme' }],
    ['with endpoints of its own', { endpoints: { sageMaker: 'https://vpce-1.sagemaker.example', sts: 'https://a.b' } }],
    ['in China', { region: 'cn-north-1', identityPoolId: 'cn-north-1:11111111-2222-4333-8444-555555555555' }],
    ['in GovCloud', { region: 'us-gov-west-1' }],
    ['whose pool is in another region', { identityPoolId: 'eu-west-1:11111111-2222-4333-8444-555555555555' }],
    ['whose issuer has a port and a path', { signIn: { ...signIn, issuer: 'https://id.example:8443/realms/a' } }],
    ['without scopes', { signIn: { ...signIn, scopes: undefined } }],
    ['with members of a later version', { future: { a: 1 }, signIn: { ...signIn, future: true } }],
  ])('is one %s', (_name, change) => {
    expect(accepts(change)).toBe(true);
  });

  test.each<[string, object]>([
    ['region', { region: 'eusc-de-east-1' }],
    ['region', { region: 'eu-isoe-west-1' }],
    ['identityPoolId', { identityPoolId: 'us-iso-east-1:11111111-2222-4333-8444-555555555555' }],
    ['roleArn', { roleArn: 'arn:aws-iso:iam::111122223333:role/acme' }],
  ])(
    '104: with a %s in a partition whose Studio hosts are not public is refused with that reason: %j',
    (path, change) => {
      const text = JSON.stringify({ version: 1, connections: [{ ...exampleConnection, ...change }], profiles: [] });
      const parsed = parseConfiguration(JSON.parse(text));
      const problems = problemsInEnglish(parsed).map(({ path, expected }) => [path, expected]);
      expect(problems).toEqual([
        [`connections.0.${path}`, expect.stringContaining('AWS doesn’t publish where Studio is elsewhere')],
      ]);
    },
  );

  test.each<[name: string, change: object]>([
    ['an id with a blank', { id: 'a b' }],
    ['an empty id', { id: '' }],
    ['an id of 65 characters', { id: 'a'.repeat(65) }],
    ['an id that is a prototype’s', { id: '__proto__' }],
    ['a name of blanks', { name: '   ' }],
    ['no name', { name: undefined }],
    ['a region that is none', { region: 'us-east' }],
    ['a region that is a host', { region: 'us-east-1.evil.example/' }],
    ['a pool without a region', { identityPoolId: '11111111-2222-4333-8444-555555555555' }],
    ['a pool in no region', { identityPoolId: 'nowhere:11111111-2222-4333-8444-555555555555' }],
    ['a pool whose region is a host', { identityPoolId: 'us-east-1.evil.example/:1' }],
    ['a pool that is too long', { identityPoolId: `us-east-1:${'1'.repeat(46)}` }],
    ['a user pool in the place of an identity pool', { identityPoolId: 'us-east-1_AbCdEfGhI' }],
    ['an issuer over http', { signIn: { ...signIn, issuer: 'http://id.example' } }],
    ['an issuer with a user name', { signIn: { ...signIn, issuer: 'https://a@id.example' } }],
    ['an issuer with a query', { signIn: { ...signIn, issuer: 'https://id.example?a' } }],
    ['an issuer with a fragment', { signIn: { ...signIn, issuer: 'https://id.example#a' } }],
    ['an issuer that is a script', { signIn: { ...signIn, issuer: 'javascript:alert(1)' } }],
    ['an issuer that is no address', { signIn: { ...signIn, issuer: 'id.example' } }],
    ['no client ID', { signIn: { ...signIn, clientId: '' } }],
    ['a scope with a blank', { signIn: { ...signIn, scopes: ['openid profile'] } }],
    ['an unknown way to sign in', { signIn: { type: 'saml' } }],
    ['a role that is a user', { roleArn: 'arn:aws:iam::111122223333:user/alice' }],
    ['an unknown flow', { authFlow: 'classic' }],
    ['an endpoint over http', { endpoints: { sageMaker: 'http://localhost' } }],
    ['an endpoint with a user name', { endpoints: { cognitoIdentity: 'https://a:b@host.example' } }],
  ])('with %s is none', (_name, change) => {
    expect(accepts(change)).toBe(false);
  });

  test.each([
    ...[
      'https:id.example',
      'https:/id.example',
      'https:\\\\id.example',
      'https:///id.example',
      '//id.example',
      'HTTPS://id.example',
    ],
    ...[
      'https://ID.example',
      'https://Id.Example/',
      'https://id.example:443',
      'https://id.example:443/',
      'https://id.example:',
      'https://id.example:0443',
    ],
    ...[
      'https://id.example/.',
      'https://id.example/a/..',
      'https://id.example/./a',
      'https://id.example/%2e%2e/a',
      'https://id.example/a/../b',
    ],
    ...[
      'https://id%2eexample',
      'https://id.ex%61mple',
      'https://ïd.example',
      'https://id。example',
      'https://ｉd.example',
      'https://id.exam\u00adple',
    ],
    ...[
      'https://id.example.',
      'https://id.example./',
      'https://id..example',
      'https://.id.example',
      'https://id.example../a',
    ],
    ...[
      ' https://id.example',
      'https://id.example ',
      'https://id.example\n',
      '\thttps://id.example',
      'https://id.ex\nample',
      'ht\ttps://id.example',
    ],
    ...[
      'https://id.example/a b',
      'https://id.example/a\nb',
      'https://id.example/a\r\n',
      'https://id.example/a\\b',
      'https://id.example\\a',
      'https://id.example/ä',
    ],
    ...[
      'https://@id.example',
      'https://:@id.example',
      'https://a@id.example',
      'https://a:b@id.example',
      'https://id.example@evil.example',
    ],
    ...[
      'https://2130706433',
      'https://0x7f.1',
      'https://127.1',
      'https://[0:0:0:0:0:0:0:1]',
      'https://id.example/%zz',
      'https://id.example/a|b',
    ],
    ...[
      'https://',
      'https://?',
      'https://id.example#',
      'https://id.example/#a',
      `https://${'a'.repeat(64)}.example`,
      `https://${'a.'.repeat(130)}example`,
    ],
  ])('83: with the address %j is none, as issuer, endpoint or shared file', address => {
    expect(accepts({ signIn: { ...signIn, issuer: address } })).toBe(false);
    expect(accepts({ endpoints: { sageMaker: address } })).toBe(false);
    expect(accepts({ endpoints: { cognitoIdentity: address } })).toBe(false);
    expect(accepts({ endpoints: { sts: address } })).toBe(false);
    expect(accepts({ sharedFile: address })).toBe(false);
  });

  test.each([
    ...[
      'https://dev-1.okta.com',
      'https://tenant.auth0.com/',
      'https://accounts.google.com',
      'https://xn--d-1fa.example/a',
    ],
    ...[
      'https://login.microsoftonline.com/11111111-2222-4333-8444-555555555555/v2.0',
      'https://id.example:8443/realms/Acme%20ML/',
    ],
    ...[
      'https://id',
      'https://10.0.0.1/a',
      'https://[::1]:8443/',
      'https://my_idp.example//a',
      "https://id.example/~a!$&'()*+,;=:@-._",
    ],
  ])('83: with the address %j is one, just as it is written', address => {
    const parsed = v.parse(connectionSchema, { ...exampleConnection, signIn: { ...signIn, issuer: address } });
    expect(parsed.signIn).toMatchObject({ issuer: address });
    expect([address, `${address}/`]).toContain(new URL(address).href);
    expect(accepts({ sharedFile: `${address}?a=%20b` })).toBe(true);
  });

  test.each([
    ...[
      'us-_-99',
      'us--1',
      'us-1-1',
      'us-east-0',
      'us-east-01',
      'us-east-100',
      'us-EAST-1',
      'us-eastwest-1',
      'us-east-1-1',
      'us-east-1\n',
    ],
    ...[
      'us-gov-_-1',
      'cn-_-1',
      'cn-gov-north-1',
      'eu-anywhere-1',
      'us-east-٣',
      'xx-east-1',
      ' us-east-1',
      'us-iso-east-1',
      'eusc-de-east-1',
    ],
  ])('83: in the region %j is none, and neither is its pool', region => {
    expect(accepts({ region })).toBe(false);
    expect(accepts({ identityPoolId: `${region}:11111111-2222-4333-8444-555555555555` })).toBe(false);
  });

  test.each([
    'us-gov-west-1',
    'cn-northwest-1',
    'ap-southeast-5',
    'ap-southeast-17',
    'mx-central-1',
    'ca-west-1',
    'eu-north-1',
  ])('83: in the region %s is one', region => {
    expect(accepts({ region, identityPoolId: `${region}:11111111-2222-4333-8444-555555555555` })).toBe(true);
  });

  test.each<[name: string, change: object]>([
    ['a pool that is no UUID', { identityPoolId: 'us-east-1:1111' }],
    ['a pool in capitals', { identityPoolId: 'us-east-1:AAAAAAAA-2222-4333-8444-555555555555' }],
    ['a pool of hyphens', { identityPoolId: `us-east-1:${'-'.repeat(36)}` }],
    ['a pool with a line end', { identityPoolId: 'us-east-1:11111111-2222-4333-8444-555555555555\n' }],
    ['a client ID with a blank', { signIn: { ...signIn, clientId: 'a b' } }],
    ['a client ID with a line end', { signIn: { ...signIn, clientId: 'abc\n' } }],
    ['a client ID in other letters', { signIn: { ...signIn, clientId: 'аbc' } }],
    ['a scope of 257 characters', { signIn: { ...signIn, scopes: ['a'.repeat(257)] } }],
    ['51 scopes', { signIn: { ...signIn, scopes: Array.from({ length: 51 }, (_, index) => `s${index}`) } }],
    ['a scope with a line end', { signIn: { ...signIn, scopes: ['openid\n'] } }],
    ['a role with a blank', { roleArn: 'arn:aws:iam::111122223333:role/a b' }],
    ['a role without a name', { roleArn: 'arn:aws:iam::111122223333:role/a/' }],
    ['a role in no partition', { roleArn: 'arn:aws-_:iam::111122223333:role/a' }],
    ['a role in other letters', { roleArn: 'arn:aws:iam::111122223333:role/acmé' }],
    ['a role with a line end', { roleArn: 'arn:aws:iam::111122223333:role/acme\n' }],
    ['a role that is too long', { roleArn: `arn:aws:iam::111122223333:role/${'a'.repeat(65)}` }],
    ['a name that shows nothing', { name: '\u200b\u202e\u2066' }],
  ])('83: with %s is none', (_name, change) => {
    expect(accepts(change)).toBe(false);
  });

  test('79: with too much that is not known is none', () => {
    expect(accepts({ note: 'x'.repeat(30_000) })).toBe(true);
    expect(accepts({ note: 'x'.repeat(33_000) })).toBe(false);
    expect(accepts(Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`x${index}`, 1])))).toBe(false);
  });

  test('83: loses what would turn the words around its name, or show nothing', () => {
    const name = '\u202eAc\u200bme\n\u2066 ML\u2069\ufeff';
    expect(v.parse(connectionSchema, { ...exampleConnection, name }).name).toBe('Acme  ML');
  });

  test('loses the blanks around its name', () => {
    expect(v.parse(connectionSchema, { ...exampleConnection, name: ' Acme ' }).name).toBe('Acme');
  });
});

test.each([
  ['us-east-1:1111', 'us-east-1'],
  ['nonsense', ''],
])('the region of pool %s is %j', (id, region) => {
  expect(identityPoolRegion(id)).toBe(region);
});

import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { exampleConnection, guestConnection } from '../../test/support/example-document';
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

import { describe, expect, test } from 'vitest';
import { isMembers, list, type Members, members, text, type Value } from '../local-aws/value';
import { findResourceSchema, findSchemaProblems } from './support/find-schema-problems';
import type { Stack } from './support/resolve-template';
import { createStack, existingUserPool, newUserPool, oidcProvider, template } from './support/studio-launcher-stack';

// infra/*.yaml against CloudFormation's own resource schemas: properties' names and types, required ones, attributes.

const everything = {
  SecondDomainId: 'd-second',
  ThirdDomainId: 'd-third',
  VpcEndpointIds: 'vpce-0a1,vpce-0b2',
  SourceAddresses: '192.0.2.0/24',
  PermissionsBoundaryArn: 'arn:aws:iam::111122223333:policy/boundary',
};
const EdgeRedirectAddress = 'https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/';

const stacks: [name: string, stack: Stack][] = [
  ['a new user pool', createStack(newUserPool)],
  [
    'a new user pool, and all that can be asked for',
    createStack({ ...newUserPool, ...everything, EdgeRedirectAddress }),
  ],
  ['a new user pool whose people may use a second factor', createStack({ ...newUserPool, Mfa: 'OPTIONAL' })],
  ['a new user pool without a second factor', createStack({ ...newUserPool, Mfa: 'OFF' })],
  ['a new user pool with the second form of issuer', createStack({ ...newUserPool, UserPoolIssuer: 'UPDATED' })],
  ['a user pool of yours', createStack(existingUserPool)],
  ['a provider of yours', createStack(oidcProvider)],
  [
    'a provider of yours, and all that can be asked for',
    createStack({ ...oidcProvider, ...everything, Thumbprint: '0'.repeat(40) }),
  ],
  ['a provider of yours, in China’s template', createStack(oidcProvider, 'cn-north-1')],
  [
    '… and all that can be asked for',
    createStack({ ...oidcProvider, ...everything, Thumbprint: '0'.repeat(40) }, 'cn-north-1'),
  ],
];

describe.each(stacks)('with %s', (_name, { resources }) => {
  test.each(Object.entries(resources))('%s is as CloudFormation wants it', (_resource, resource) => {
    const { Type, Properties } = members(resource);
    expect(findSchemaProblems(text(Type), members(Properties))).toEqual([]);
  });
});

test('these are all the resources that the template has', () => {
  const created = new Set(stacks.flatMap(([, { resources }]) => Object.keys(resources)));
  expect([...created].sort()).toEqual(Object.keys(members(template.Resources)).sort());
});

/** Each `Fn::GetAtt` with the type of its resource. */
function* findAttributes(value: Value | undefined): Generator<[type: string, attribute: string]> {
  if (Array.isArray(value)) for (const item of value) yield* findAttributes(item);
  if (!isMembers(value)) return;
  for (const [name, argument] of Object.entries(value)) {
    const [resource = '', attribute = ''] = name === 'Fn::GetAtt' ? list(argument).map(text) : [];
    if (attribute) yield [text(members(members(template.Resources)[resource]).Type), attribute];
    yield* findAttributes(argument);
  }
}

test.each([...findAttributes(template)])('%s has the attribute %s', (type, attribute) => {
  expect(Object.keys(findResourceSchema(type).attributes)).toContain(attribute);
});

const pool: Members = { AllowUnauthenticatedIdentities: false };
const client: Members = { UserPoolId: 'pool' };

test.each<[mfa: string, factors: Value | undefined]>([
  ['ON', ['SOFTWARE_TOKEN_MFA']],
  ['OPTIONAL', ['SOFTWARE_TOKEN_MFA']],
  ['OFF', undefined],
])('110: with Mfa=%s the user pool has the factors %j', (mfa, factors) => {
  const pool = members(createStack({ ...newUserPool, Mfa: mfa }).resources.UserPool);
  expect(members(pool.Properties)).toMatchObject({ MfaConfiguration: mfa });
  expect(members(pool.Properties).EnabledMfas).toEqual(factors);
});

test.each(['aws', 'my-aws-login', 'amazonia', 'acme-cognito', 'lawsuits'])(
  '110: the domain prefix %s, which Cognito refuses for the name in it, is refused at once',
  SignInDomainPrefix => {
    expect(() => createStack({ ...newUserPool, SignInDomainPrefix })).toThrow('SignInDomainPrefix may not be');
  },
);

test('110: no redirect address is registered twice, where Edge has that of Chrome', () => {
  const address = 'https://mpfeiachmboinfeimmjfihockekaipkk.chromiumapp.org/';
  const { UserPoolClient } = createStack({ ...newUserPool, EdgeRedirectAddress: address }).resources;
  const addresses = list(members(members(UserPoolClient).Properties).CallbackURLs);
  expect(addresses).toEqual([address, expect.stringContaining('.allizom.org/')]);
});

test.each<[what: string, type: string, properties: Members, problem: string]>([
  [
    'factors beside none',
    'AWS::Cognito::UserPool',
    { MfaConfiguration: 'OFF', EnabledMfas: ['SOFTWARE_TOKEN_MFA'] },
    ': EnabledMfas beside MfaConfiguration OFF',
  ],
  [
    'a second factor without its kind',
    'AWS::Cognito::UserPool',
    { MfaConfiguration: 'ON' },
    ': no EnabledMfas beside MfaConfiguration',
  ],
  [
    'two ways to refresh',
    'AWS::Cognito::UserPoolClient',
    { ...client, ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'], RefreshTokenRotation: { Feature: 'ENABLED' } },
    ': ALLOW_REFRESH_TOKEN_AUTH beside RefreshTokenRotation',
  ],
  [
    'a property that it does not have',
    'AWS::Cognito::IdentityPool',
    { ...pool, AllowGuests: true },
    '.AllowGuests is not known',
  ],
  ['one without a required one', 'AWS::Cognito::IdentityPool', {}, '.AllowUnauthenticatedIdentities is missing'],
  [
    'a text for a yes or no',
    'AWS::Cognito::IdentityPool',
    { AllowUnauthenticatedIdentities: 'false' },
    ' is no boolean: "false"',
  ],
  [
    'a text for a list',
    'AWS::Cognito::UserPoolClient',
    { ...client, CallbackURLs: 'https://x/' },
    '.CallbackURLs is no array',
  ],
  [
    'a number in a list of texts',
    'AWS::Cognito::UserPoolClient',
    { ...client, CallbackURLs: [1] },
    '.CallbackURLs.0 is no string: 1',
  ],
  [
    'a part of a number',
    'AWS::Cognito::UserPoolClient',
    { ...client, IdTokenValidity: 1.5 },
    '.IdTokenValidity is no integer: 1.5',
  ],
  [
    'a member that its part does not have',
    'AWS::Cognito::UserPoolClient',
    { ...client, TokenValidityUnits: { Session: 'hours' } },
    '.TokenValidityUnits.Session is not known',
  ],
  [
    'a part without a required one',
    'AWS::IAM::Role',
    { AssumeRolePolicyDocument: {}, Policies: [{ PolicyName: 'p' }] },
    '.Policies.0.PolicyDocument is missing',
  ],
  [
    'a value that is not among its own',
    'AWS::Cognito::UserPool',
    { UserPoolTier: 'PREMIUM' },
    '.UserPoolTier is no string: "PREMIUM"',
  ],
  [
    'a list for a document',
    'AWS::IAM::Role',
    { AssumeRolePolicyDocument: [] },
    '.AssumeRolePolicyDocument is no union: []',
  ],
])('the check finds %s', (_what, type, properties, problem) => {
  expect(findSchemaProblems(type, properties)).toEqual([expect.stringContaining(problem)]);
});

test('a resource type that CloudFormation does not have is refused', () => {
  expect(() => findResourceSchema('AWS::Cognito::GuestPool')).toThrow();
});

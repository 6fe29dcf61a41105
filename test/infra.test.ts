import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { isMembers, list, type Members, members, text, type Value } from '../local-aws/value';
import manifest from '../manifest.json' with { type: 'json' };
import { extensionId } from '../scripts/launch-browser';
import { parseConfiguration } from '../src/core/configuration/configuration';
import { providerName } from '../src/core/sign-in/issuer';
import {
  createStack,
  documentOf,
  existingUserPool,
  newUserPool,
  oidcProvider,
  template,
} from './support/studio-launcher-stack';

// infra/studio-launcher.yaml: names that exist, properties that CloudFormation has, and what comes out in each partition.

const declared = {
  parameters: Object.keys(members(template.Parameters)),
  conditions: Object.keys(members(template.Conditions)),
  resources: Object.keys(members(template.Resources)),
};

/** Each function call in the template with the names that it uses. */
function* findCalls(value: Value | undefined): Generator<{ call: string; name: string }> {
  if (Array.isArray(value)) for (const item of value) yield* findCalls(item);
  if (!isMembers(value)) return;
  for (const [call, argument] of Object.entries(value)) {
    if (call === 'Ref' || (call === 'Condition' && typeof argument === 'string')) yield { call, name: text(argument) };
    if (call === 'Fn::If' || call === 'Fn::GetAtt') yield { call, name: text(list(argument)[0]) };
    if (call === 'Fn::Sub') yield* findSubstituted(argument);
    yield* findCalls(argument);
  }
}

function* findSubstituted(argument: Value): Generator<{ call: string; name: string }> {
  const [pattern, own] = list(argument);
  for (const [, name = ''] of text(pattern).matchAll(/\$\{([^!}][^}]*)\}/g)) {
    if (!isMembers(own) || !Object.hasOwn(own, name)) yield { call: 'Ref', name: name.split('.')[0] ?? '' };
  }
}

const calls = [...findCalls(template)];
const namesOf = (...kinds: string[]) => calls.filter(({ call }) => kinds.includes(call)).map(({ name }) => name);

test('every name that is used exists', () => {
  const pseudo = ['AWS::AccountId', 'AWS::NoValue', 'AWS::Partition', 'AWS::Region'];
  expect([...declared.parameters, ...declared.resources, ...pseudo]).toEqual(expect.arrayContaining(namesOf('Ref')));
  expect(declared.resources).toEqual(expect.arrayContaining(namesOf('Fn::GetAtt')));
  expect(declared.conditions).toEqual(expect.arrayContaining(namesOf('Condition', 'Fn::If')));
});

test('every parameter and every condition is used, and every parameter has its place on the console’s form', () => {
  expect(namesOf('Ref')).toEqual(expect.arrayContaining(declared.parameters));
  expect(namesOf('Condition', 'Fn::If')).toEqual(expect.arrayContaining(declared.conditions));
  const form = members(members(template.Metadata)['AWS::CloudFormation::Interface']);
  const shown = list(form.ParameterGroups).flatMap(group => list(members(group).Parameters));
  expect(shown.map(text).sort()).toEqual([...declared.parameters].sort());
});

test('no macro and no transform: the console takes the file as it is', () => {
  expect(template).not.toHaveProperty('Transform');
  expect(JSON.stringify(template)).not.toContain('Fn::Transform');
});

const places: [region: string, identityService: string][] = [
  ['us-east-1', 'cognito-identity.amazonaws.com'],
  ['us-gov-west-1', 'cognito-identity-us-gov.amazonaws.com'],
  ['us-gov-east-1', 'cognito-identity.us-gov-east-1.amazonaws.com'],
  ['cn-north-1', 'cognito-identity.cn-north-1.amazonaws.com.cn'],
];

test.each(places)('in %s the role trusts %s, for signed-in people of this identity pool alone', (region, service) => {
  const role = createStack(oidcProvider, region).resources.UserRole;
  const { AssumeRolePolicyDocument } = members(members(role).Properties);
  expect(AssumeRolePolicyDocument).toEqual({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Federated: service },
        Action: ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession'],
        Condition: {
          StringEquals: { [`${service}:aud`]: `${region}:11111111-2222-4333-8444-555555555555` },
          'ForAnyValue:StringLike': { [`${service}:amr`]: 'authenticated' },
        },
      },
    ],
  });
});

const providers: [provider: string, parameters: Members, regions: string[]][] = [
  ['a new user pool', newUserPool, ['us-east-1', 'us-gov-west-1']],
  ['a user pool of yours', existingUserPool, ['us-east-1', 'eu-west-1']],
  ['a provider of yours', oidcProvider, ['us-east-1', 'us-gov-west-1', 'cn-north-1']],
];
const stacks = providers.flatMap(([provider, parameters, regions]) =>
  regions.map(region => [provider, region, createStack(parameters, region)] as const),
);

test.each(stacks)(
  'with %s in %s, the document to hand out is one that people can import',
  (_provider, region, stack) => {
    const [domainId, userProfileName] = ['d-abcdefgh1234', `\${claim:email|localpart|slug}`];
    expect(parseConfiguration(documentOf(stack))).toMatchObject({
      ok: true,
      configuration: {
        connections: [{ id: 'studio', region, identityPoolId: expect.stringMatching(`^${region}:`) }],
        profiles: [{ id: 'studio', connection: 'studio', type: 'studio', domainId, userProfileName }],
      },
    });
  },
);

test('each further domain has a profile of its own in the document', () => {
  const domains = { SecondDomainId: 'd-second', ThirdDomainId: 'd-third' };
  const parsed = parseConfiguration(documentOf(createStack({ ...newUserPool, ...domains, UserProfileName: 'team' })));
  expect(parsed).toMatchObject({
    ok: true,
    configuration: {
      profiles: ['d-abcdefgh1234', 'd-second', 'd-third'].map(domainId => ({ domainId, userProfileName: 'team' })),
    },
  });
});

test.each(stacks)('with %s in %s, every ARN is of that partition', (_provider, region, stack) => {
  const partition = region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
  const arns = JSON.stringify(stack).match(/arn:[\w-]+:/g) ?? [];
  expect(new Set(arns)).toEqual(new Set([`arn:${partition}:`]));
});

test.each(stacks)('with %s in %s, guests and the basic flow are off', (_provider, _region, { resources }) => {
  expect(members(resources.IdentityPool).Properties).toMatchObject({
    AllowUnauthenticatedIdentities: false,
    AllowClassicFlow: false,
  });
  expect(members(resources.RoleAttachment).Properties).toMatchObject({ Roles: { authenticated: expect.any(String) } });
});

test('a new user pool: a public client with code flow, rotation, both browsers’ addresses, and no claim that people can edit', () => {
  const { resources, outputs } = createStack(newUserPool);
  expect(Object.keys(resources)).not.toContain('OidcProvider');
  expect(members(resources.UserPoolClient).Properties).toMatchObject({
    GenerateSecret: false,
    AllowedOAuthFlows: ['code'],
    RefreshTokenRotation: { Feature: 'ENABLED' },
    CallbackURLs: [redirectAddresses.chromium, redirectAddresses.firefox],
    WriteAttributes: ['locale'],
  });
  expect(members(resources.PrincipalTag).Properties).toMatchObject({
    IdentityProviderName: 'cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI',
    PrincipalTags: { studiouserid: 'cognito:username' },
  });
  expect(text(members(outputs.Configuration).Value)).toContain('"clientId":"1h57kf5cpq17m0eml12EXAMPLE"');
});

const redirectAddresses = {
  chromium: `https://${extensionId('.')}.chromiumapp.org/`,
  // As Firefox makes it of the add-on's ID: toolkit/components/extensions/child/ext-identity.js.
  firefox: `https://${createHash('sha1').update(manifest.browser_specific_settings.gecko.id).digest('hex')}.extensions.allizom.org/`,
};

test('a provider of yours: no user pool, an IAM provider for its client, and the claim that was asked for', () => {
  const { resources, outputs } = createStack({ ...oidcProvider, UserClaim: 'preferred_username' });
  expect(Object.keys(resources).sort()).toEqual(
    ['IdentityPool', 'OidcProvider', 'PrincipalTag', 'RoleAttachment', 'UserRole'].sort(),
  );
  expect(members(resources.OidcProvider).Properties).toEqual({
    Url: 'https://login.acme.example/realms/ml',
    ClientIdList: ['studio-launcher'],
  });
  expect(members(resources.PrincipalTag).Properties).toMatchObject({
    IdentityProviderName: 'login.acme.example/realms/ml',
    PrincipalTags: { studiouserid: 'preferred_username' },
  });
  expect(outputs).not.toHaveProperty('UserPoolId');
});

test.each([
  ['https://login.acme.example/realms/ml', 'login.acme.example/realms/ml'],
  ['https://login.acme.example/realms/ml/', 'login.acme.example/realms/ml'],
  ['https://acme.auth0.example/', 'acme.auth0.example'],
  ['https://login.acme.example', 'login.acme.example'],
])('tags are taken from the ID tokens of %s under the name that the extension gives it in Logins', (Issuer, name) => {
  for (const region of ['us-east-1', 'cn-north-1']) {
    const arn = `arn:aws:iam::111122223333:oidc-provider/${Issuer.replace('https://', '')}`;
    for (const more of [{}, { IamOidcProviderArn: arn }]) {
      const { resources } = createStack({ ...oidcProvider, Issuer, ...more }, region);
      expect(members(resources.PrincipalTag).Properties).toMatchObject({ IdentityProviderName: name });
      if ('OidcProvider' in resources) {
        // IAM's own rules, which take the issuer as it is.
        expect(members(resources.OidcProvider).Properties).toMatchObject({ Url: Issuer });
      }
    }
  }
  expect(providerName(Issuer)).toBe(name);
});

test('a user pool of yours: nothing is created in it, and what people get is the same as with a new one', () => {
  const { resources, outputs } = createStack(existingUserPool);
  const created = createStack(newUserPool);
  expect(Object.keys(resources).sort()).toEqual(['IdentityPool', 'PrincipalTag', 'RoleAttachment', 'UserRole']);
  for (const [name, resource] of Object.entries(resources)) expect(resource).toEqual(created.resources[name]);
  expect(outputs.Configuration).toEqual(created.outputs.Configuration);
});

describe.each([
  ['a new user pool', newUserPool],
  ['a user pool of yours', existingUserPool],
])('93: of %s', (_name, parameters) => {
  test.each([
    ['ORIGINAL', 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI'],
    ['UPDATED', 'https://issuer-cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI'],
  ])('with the %s issuer the document has %s; identity pool and tags go by its name in Logins', (form, issuer) => {
    const { resources, outputs } = createStack({ ...parameters, UserPoolIssuer: form });
    expect(text(members(outputs.Configuration).Value)).toContain(`"issuer":"${issuer}"`);
    const name = providerName(issuer);
    expect(members(resources.PrincipalTag).Properties).toMatchObject({ IdentityProviderName: name });
    expect(members(resources.IdentityPool).Properties).toMatchObject({
      CognitoIdentityProviders: [{ ProviderName: name }],
    });
  });
});

test('93: a new user pool gets the second form of issuer only where it is asked for', () => {
  const poolOf = (more: Members) =>
    members(members(createStack({ ...newUserPool, ...more }).resources.UserPool).Properties);
  expect(poolOf({})).not.toHaveProperty('IssuerConfiguration');
  expect(poolOf({ UserPoolIssuer: 'UPDATED' })).toMatchObject({ IssuerConfiguration: { Type: 'UPDATED' } });
});

test('a user pool of yours may be in another region than the stack, which its ID tells', () => {
  const { resources, outputs } = createStack({ ...existingUserPool, ExistingUserPoolId: 'eu-west-1_Zz9' });
  const name = 'cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Zz9';
  expect(members(resources.PrincipalTag).Properties).toMatchObject({ IdentityProviderName: name });
  expect(members(resources.IdentityPool).Properties).toMatchObject({
    CognitoIdentityProviders: [{ ProviderName: name }],
  });
  expect(text(members(outputs.Configuration).Value)).toContain(`"issuer":"https://${name}"`);
});

test('an IAM provider that the account has already is used instead of another one', () => {
  const arn = 'arn:aws:iam::111122223333:oidc-provider/login.acme.example/realms/ml';
  const { resources } = createStack({ ...oidcProvider, IamOidcProviderArn: arn });
  expect(resources).not.toHaveProperty('OidcProvider');
  expect(members(resources.IdentityPool).Properties).toMatchObject({ OpenIdConnectProviderARNs: [arn] });
});

test('what may stand in the document’s texts is escaped by nothing, so quotes and backslashes are refused', () => {
  for (const ConnectionName of ['a"b', 'a\\b', 'a\nb']) {
    expect(() => createStack({ ...newUserPool, ConnectionName })).toThrow('ConnectionName may not be');
  }
  const ConnectionName = '{Überblick} 東京';
  expect(documentOf(createStack({ ...newUserPool, ConnectionName }))).toMatchObject({
    connections: [{ name: ConnectionName }],
    profiles: [{ name: ConnectionName }],
  });
});

test.each<[string, Members, string]>([
  ['no issuer', { ...oidcProvider, Issuer: '' }, 'OidcProvider needs the Issuer.'],
  ['no client', { ...oidcProvider, ClientId: '' }, 'OidcProvider needs the ClientId.'],
  ['no user pool', { ...existingUserPool, ExistingUserPoolId: '' }, 'ExistingUserPool needs the ExistingUserPoolId.'],
  ['no client of its', { ...existingUserPool, ClientId: '' }, 'ExistingUserPool needs the ClientId.'],
  ['a user pool’s ARN', { ...existingUserPool, ExistingUserPoolId: 'arn:aws:x' }, 'ExistingUserPoolId may not be'],
  ['no sign-in domain', { ...newUserPool, SignInDomainPrefix: '' }, 'NewUserPool needs a SignInDomainPrefix.'],
  ['an issuer over http', { ...oidcProvider, Issuer: 'http://login.acme.example' }, 'Issuer may not be'],
  ['no domain', { ...oidcProvider, DomainId: '' }, 'DomainId may not be'],
])('%s is refused before anything is created', (_what, parameters, message) => {
  expect(() => createStack(parameters)).toThrow(message);
});

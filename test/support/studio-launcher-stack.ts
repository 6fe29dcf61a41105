import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Access } from '../../local-aws/access';
import { list, type Members, members, text, type Value } from '../../local-aws/value';
import { accountId } from '../../local-aws/world';
import { identityPoolRegion } from '../../src/core/configuration/connection';
import { parseTemplate } from './cloud-formation';
import { resolveTemplate, type Stack } from './resolve-template';

const read = (name: string) => parseTemplate(readFileSync(join(import.meta.dirname, '../../infra', name), 'utf8'));

/** infra/studio-launcher.yaml as it is. */
export const template = read('studio-launcher.yaml');
const chinaTemplate = read('studio-launcher-china.yaml');

export const newUserPool = { SignInWith: 'NewUserPool', SignInDomainPrefix: 'acme', DomainId: 'd-abcdefgh1234' };
export const existingUserPool = {
  SignInWith: 'ExistingUserPool',
  ExistingUserPoolId: 'us-east-1_AbCdEfGhI',
  ClientId: '1h57kf5cpq17m0eml12EXAMPLE',
  DomainId: 'd-abcdefgh1234',
};
export const oidcProvider = {
  SignInWith: 'OidcProvider',
  Issuer: 'https://login.acme.example/realms/ml',
  ClientId: 'studio-launcher',
  DomainId: 'd-abcdefgh1234',
};

/** The stack that the region's template makes, with made-up IDs in the form that AWS documents for each. */
export function createStack(parameters: Members, region = 'us-east-1'): Stack {
  const partition = findPartitionName(region);
  const suffix = partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
  const userPoolId = `${region}_AbCdEfGhI`;
  const issuer = typeof parameters.Issuer === 'string' ? parameters.Issuer : '';
  const names: Readonly<Record<string, Value>> = {
    UserPool: userPoolId,
    UserPoolClient: '1h57kf5cpq17m0eml12EXAMPLE',
    IdentityPool: `${region}:11111111-2222-4333-8444-555555555555`,
  };
  const attributes: Readonly<Record<string, Value>> = {
    'OidcProvider.Arn': `arn:${partition}:iam::${accountId}:oidc-provider/${issuer.replace('https://', '')}`,
    'UserRole.Arn': `arn:${partition}:iam::${accountId}:role/studio-launcher-UserRole-EXAMPLE`,
  };
  const { SignInWith: _onlyWay, ...chinaParameters } = parameters;
  return resolveTemplate(partition === 'aws-cn' ? chinaTemplate : template, {
    parameters: partition === 'aws-cn' ? chinaParameters : parameters,
    pseudoParameters: {
      'AWS::Region': region,
      'AWS::Partition': partition,
      'AWS::URLSuffix': suffix,
      'AWS::AccountId': accountId,
    },
    refersTo: name => find(names, name),
    attribute: (resource, name) => find(attributes, `${resource}.${name}`),
  });
}

/** What the people of a stack may do. */
export function findUserPolicy(stack: Stack): Value {
  const [policy] = list(members(members(stack.resources.UserRole).Properties).Policies);
  return members(policy).PolicyDocument ?? null;
}

/** The same for a local AWS: how people get in there by what the stack created. */
export function accessOf(stack: Stack): Access {
  const properties = (resource: string) => members(members(stack.resources[resource]).Properties);
  const pool = properties('IdentityPool');
  const { IdentityPoolId, IdentityProviderName, PrincipalTags } = properties('PrincipalTag');
  const { AssumeRolePolicyDocument = null, MaxSessionDuration } = properties('UserRole');
  const { Roles } = properties('RoleAttachment');
  const id = text(IdentityPoolId);
  const authenticatedRole = text(members(Roles).authenticated);
  const providers = list(pool.CognitoIdentityProviders).map(members);
  return {
    identityPools: [
      {
        id,
        region: identityPoolRegion(id),
        providers: texts(providers.map(({ ProviderName, ClientId }) => [text(ProviderName), ClientId])),
        principalTags: { [text(IdentityProviderName)]: texts(Object.entries(members(PrincipalTags))) },
        authenticatedRole,
        allowsClassicFlow: pool.AllowClassicFlow === true,
      },
    ],
    roles: [
      {
        arn: authenticatedRole,
        trust: AssumeRolePolicyDocument,
        policy: findUserPolicy(stack),
        maximumSessionSeconds: Number(MaxSessionDuration),
      },
    ],
  };
}

/** The document that the stack hands out. */
export function documentOf({ outputs }: Stack): object {
  return v.parse(v.looseObject({}), JSON.parse(text(members(outputs.Configuration).Value)));
}

function texts(entries: readonly (readonly [string, Value | undefined])[]): Readonly<Record<string, string>> {
  return Object.fromEntries(entries.map(([name, value]) => [name, text(value)]));
}

function findPartitionName(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

function find(table: Readonly<Record<string, Value>>, name: string): Value {
  const value = table[name];
  if (value === undefined) throw new Error(`AWS documents no value of ${name}`);
  return value;
}

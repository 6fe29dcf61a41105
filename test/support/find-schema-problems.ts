import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type { Property, PropertyType, Resource } from '@aws-cdk/service-spec-types';
import { isMembers, list, type Members, members, type Value } from '../../local-aws/value';

// CloudFormation's own resource schemas, as the AWS CDK packs them: it makes its constructs of them.
const database = loadAwsServiceSpecSync();

/** The schema of a resource type; throws for one that CloudFormation does not have. */
export function findResourceSchema(type: string): Resource {
  return database.lookup('resource', 'cloudFormationType', 'equals', type).only();
}

/** What is wrong with a resource's properties, each with its path: names, required ones, types, and pairs. None if nothing is. */
export function findSchemaProblems(type: string, properties: Members): string[] {
  const pairs = refusedPairs.filter(pair => pair.type === type && pair.isThere(properties));
  return [
    ...judgeMembers(properties, findResourceSchema(type).properties, type),
    ...pairs.map(({ problem }) => `${type}: ${problem}`),
  ];
}

interface RefusedPair {
  readonly type: string;
  readonly isThere: (properties: Members) => boolean;
  readonly problem: string;
}

/**
 * Values that Cognito takes alone and refuses together, which no schema says:
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetUserPoolMfaConfig.html
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html
 * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-sign-in-feature-plans.html
 */
const refusedPairs: readonly RefusedPair[] = [
  {
    type: 'AWS::Cognito::UserPool',
    isThere: ({ MfaConfiguration, EnabledMfas }) => MfaConfiguration === 'OFF' && EnabledMfas !== undefined,
    problem: 'EnabledMfas beside MfaConfiguration OFF',
  },
  {
    type: 'AWS::Cognito::UserPool',
    isThere: ({ MfaConfiguration = 'OFF', EnabledMfas }) => MfaConfiguration !== 'OFF' && EnabledMfas === undefined,
    problem: 'no EnabledMfas beside MfaConfiguration',
  },
  {
    type: 'AWS::Cognito::UserPoolClient',
    isThere: ({ ExplicitAuthFlows = [], RefreshTokenRotation = {} }) =>
      list(ExplicitAuthFlows).includes('ALLOW_REFRESH_TOKEN_AUTH') &&
      members(RefreshTokenRotation).Feature === 'ENABLED',
    problem: 'ALLOW_REFRESH_TOKEN_AUTH beside RefreshTokenRotation',
  },
];

function judgeMembers(value: Members, properties: Readonly<Record<string, Property>>, path: string): string[] {
  const missing = Object.entries(properties).filter(([name, { required }]) => required && value[name] === undefined);
  return [
    ...missing.map(([name]) => `${path}.${name} is missing`),
    ...Object.entries(value).flatMap(([name, member]) => {
      const property = properties[name];
      return property ? judge(member, property.type, `${path}.${name}`) : [`${path}.${name} is not known`];
    }),
  ];
}

function judge(value: Value, type: PropertyType, path: string): string[] {
  const refuse = (isFine: boolean) => (isFine ? [] : [`${path} is no ${type.type}: ${JSON.stringify(value)}`]);
  switch (type.type) {
    case 'string':
      return refuse(typeof value === 'string' && type.allowedValues?.includes(value) !== false);
    case 'integer':
      return refuse(Number.isInteger(value) && type.allowedValues?.includes(Number(value)) !== false);
    case 'number':
      return refuse(typeof value === 'number');
    case 'boolean':
      return refuse(typeof value === 'boolean');
    case 'json':
      return refuse(isMembers(value));
    case 'array':
      if (!Array.isArray(value)) return refuse(false);
      return value.flatMap((item, index) => judge(item, type.element, `${path}.${index}`));
    case 'map':
      if (!isMembers(value)) return refuse(false);
      return Object.entries(value).flatMap(([name, member]) => judge(member, type.element, `${path}.${name}`));
    case 'ref':
      if (!isMembers(value)) return refuse(false);
      return judgeMembers(value, database.get('typeDefinition', type.reference).properties, path);
    case 'union':
      return refuse(type.types.some(each => judge(value, each, path).length === 0));
    default:
      throw new Error(`${path}: ${type.type} is not known here`);
  }
}

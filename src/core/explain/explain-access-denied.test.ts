import { describe, expect, test } from 'vitest';
import { inEnglish, inLanguage, languages } from '../../../test/support/in-english';
import { type Failure, refusers } from '../failure/launch-outcome';
import { statementForAll } from './explain-access-denied';
import { explainFailure } from './explain-failure';

const resource = 'arn:aws:sagemaker:us-east-1:111122223333:user-profile/d-abcdefgh1234/bob';
const refused: Failure = {
  code: 'access-denied',
  operation: 'CreatePresignedDomainUrl',
  action: 'sagemaker:CreatePresignedDomainUrl',
  resource,
};

const causeOf = (failure: Failure) => inEnglish(explainFailure(failure).cause);

describe('100: the Allow statement is offered', () => {
  test.each<[string, Partial<Failure>]>([
    ['where no identity-based policy allows it', { refusedBy: 'identity-based policy' }],
    ['where AWS says no reason', {}],
  ])('%s', (_name, part) => {
    const explanation = explainFailure({ ...refused, ...part });
    expect(JSON.parse(explanation.statement ?? '')).toEqual({
      ...{ Effect: 'Allow', Action: refused.action, Resource: resource },
    });
    expect(inEnglish(explanation.title)).toBe('You don’t have access to this profile');
    expect(inEnglish(explanation.cause)).toContain('statement under Details');
  });

  const others = refusers.filter(refuser => refuser !== 'identity-based policy');
  test.each<[string, Partial<Failure>]>([
    ['identity-based policy, explicit deny', { refusedBy: 'identity-based policy', isExplicitDeny: true }],
    ...others.map((refusedBy): [string, Partial<Failure>] => [refusedBy, { refusedBy }]),
    ...others.map((refusedBy): [string, Partial<Failure>] => [
      `${refusedBy}, explicit deny`,
      { refusedBy, isExplicitDeny: true },
    ]),
  ])('nowhere else, and nothing speaks of one: %s', (kind, part) => {
    const { statement, title, cause, details } = explainFailure({ ...refused, ...part });
    expect(statement).toBeUndefined();
    expect(inEnglish(title)).toBe('SageMaker denied access');
    expect(inEnglish(cause)).not.toContain('statement under Details');
    expect(details).toContain(`Refused by: ${kind}`);
  });
});

describe('what would allow several refusals of one action', () => {
  const describeDomain = { ...refused, operation: 'DescribeDomain', action: 'sagemaker:DescribeDomain' };
  const listSpaces: Failure = { code: 'access-denied', operation: 'ListSpaces', action: 'sagemaker:ListSpaces' };
  test.each<[string, Failure[], unknown]>([
    [
      'names each resource once',
      [describeDomain, { ...describeDomain, resource: 'b' }, describeDomain],
      [resource, 'b'],
    ],
    ['is of everything for a list, of which AWS names no resource', [listSpaces], '*'],
  ])('%s', (_name, failures, Resource) => {
    const Action = failures[0]?.action;
    expect(JSON.parse(statementForAll(failures) ?? '')).toEqual({ Effect: 'Allow', Action, Resource });
  });

  test('is nothing where a policy denies it', () => {
    expect(statementForAll([{ ...listSpaces, refusedBy: 'service control policy' }])).toBeUndefined();
  });
});

test.each<[Failure['refusedBy'], boolean, string[]]>([
  ['identity-based policy', true, ['identity-based policy', 'administrator of the AWS account', 'explicit']],
  ['resource-based policy', false, ['resource-based policy', 'Whoever owns', 'doesn’t allow this']],
  ['role trust policy', true, ['role trust policy', 'roleArn', 'administrator']],
  ['service control policy', true, ['service control policy (SCP)', 'AWS Organizations', 'explicit']],
  ['service control policy', false, ['service control policy (SCP)', 'AWS Organizations', 'doesn’t allow this']],
  ['resource control policy', true, ['resource control policy (RCP)', 'AWS Organizations']],
  ['permissions boundary', false, ['permissions boundary', 'administrator of the AWS account']],
  ['session policy', false, ['session policy', 'guest', 'scoped down', 'identity pool']],
  ['VPC endpoint policy', false, ['VPC endpoint', 'manages that network']],
  ['unnamed policy', true, ['doesn’t say which policy', 'administrator']],
  ['other reason', false, ['See Details', 'administrator']],
])('100: the card says that it is the %s (explicit: %j), and who can change it', (refusedBy, isExplicit, words) => {
  const cause = causeOf({ ...refused, refusedBy, ...(isExplicit && { isExplicitDeny: true }) });
  for (const word of [...words, 'sagemaker:CreatePresignedDomainUrl', resource]) expect(cause).toContain(word);
});

test('100: the ticket has the kind and AWS’s own words', () => {
  const because = 'with an explicit deny in a service control policy: arn:aws:organizations::1:policy/o-1/x/p-1';
  const { details } = explainFailure({
    ...refused,
    refusedBy: 'service control policy',
    isExplicitDeny: true,
    because,
  });
  expect(details).toEqual([
    'Code: access-denied',
    'Refused by: service control policy, explicit deny',
    `AWS's reason: ${because}`,
    'Operation: CreatePresignedDomainUrl',
  ]);
});

test.each([
  ['AssumeRoleWithWebIdentity', 'AWS Security Token Service denied access'],
  ['GetCredentialsForIdentity', 'Amazon Cognito denied access'],
  [undefined, 'AWS denied access'],
])('102: who refused access is named: %s', (operation, title) => {
  const failure: Failure = {
    code: 'access-denied',
    action: 'x:Y',
    refusedBy: 'resource control policy',
    ...(operation && { operation }),
  };
  expect(inEnglish(explainFailure(failure).title)).toBe(title);
});

test('102: a refusal of Cognito’s is not said to be about a profile of somebody else’s', () => {
  const failure: Failure = { code: 'access-denied', operation: 'GetId', action: 'cognito-identity:GetId' };
  expect(causeOf(failure)).toBe(
    'Amazon Cognito denied cognito-identity:GetId. See Details for AWS’s reason, if it gave one. An administrator of the AWS account can help.',
  );
});

describe('100: no sentence is left without its end', () => {
  const parts = refusers.flatMap((refusedBy): Partial<Failure>[] => [
    { refusedBy },
    { refusedBy, isExplicitDeny: true },
    { refusedBy, action: 'x:Y', resource, operation: 'GetId' },
  ]);
  test.each(Object.entries(languages))('in %s', (_language, texts) => {
    for (const part of parts) {
      const { title, cause } = explainFailure({ code: 'access-denied', ...part });
      for (const words of [title, cause]) {
        expect(inLanguage(texts, words)).not.toMatch(/undefined|\$[A-Z]|\s\s|^\s|\s$|\s[.,:]|\.\.|。。/);
      }
      expect(inLanguage(texts, cause)).toMatch(/[.。]$/);
    }
  });
});

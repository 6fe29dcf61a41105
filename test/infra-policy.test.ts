import { describe, expect, test } from 'vitest';
import { type Decision, evaluatePolicy, type PolicyRequest } from '../local-aws/evaluate-policy';
import { accountId } from '../local-aws/world';
import { createStack, findUserPolicy, newUserPool, oidcProvider } from './support/studio-launcher-stack';

// What the role of infra/studio-launcher.yaml lets people do, as IAM decides it.

const domainUrl = 'sagemaker:CreatePresignedDomainUrl';
const notebookUrl = 'sagemaker:CreatePresignedNotebookInstanceUrl';
const arn = (resource: string, region = 'us-east-1') => `arn:aws:sagemaker:${region}:${accountId}:${resource}`;
const alicesProfile = arn('user-profile/d-abcdefgh1234/alice');
const as = (person: string | undefined, tag: string | undefined): PolicyRequest['context'] => ({
  'aws:RequestedRegion': 'us-east-1',
  ...(person === undefined ? {} : { 'aws:PrincipalTag/studiouserid': person }),
  ...(tag === undefined ? {} : { 'sagemaker:ResourceTag/studiouserid': tag }),
});

const policy = findUserPolicy(createStack(newUserPool));
const threeDomains = findUserPolicy(
  createStack({ ...oidcProvider, SecondDomainId: 'd-second', ThirdDomainId: 'd-third', SageMakerRegion: 'eu-west-1' }),
);

test.each<[string, string, string, PolicyRequest['context'], Decision]>([
  ['Alice her own profile', domainUrl, alicesProfile, as('alice', 'alice'), 'allowed'],
  ['Alice Bob’s', domainUrl, arn('user-profile/d-abcdefgh1234/bob'), as('alice', 'bob'), 'denied by default'],
  ['Alice hers in other letters', domainUrl, alicesProfile, as('Alice', 'alice'), 'denied by default'],
  ['whose sign-in brought no tag', domainUrl, alicesProfile, as(undefined, 'alice'), 'denied by default'],
  ['… not a profile without a tag either', domainUrl, alicesProfile, as(undefined, undefined), 'denied by default'],
  ['Alice a profile without a tag', domainUrl, alicesProfile, as('alice', undefined), 'denied by default'],
  ['whose claim is empty a profile whose tag is', domainUrl, alicesProfile, as('', ''), 'denied by default'],
  ['whose claim is * any profile', domainUrl, alicesProfile, as('*', 'alice'), 'denied by default'],
  [
    'Alice a profile of hers in another domain',
    domainUrl,
    arn('user-profile/d-other/alice'),
    as('alice', 'alice'),
    'denied by default',
  ],
  [
    '… whose ID begins like this one’s',
    domainUrl,
    arn('user-profile/d-abcdefgh12345/alice'),
    as('alice', 'alice'),
    'denied by default',
  ],
  [
    '… in another region',
    domainUrl,
    arn('user-profile/d-abcdefgh1234/alice', 'eu-west-1'),
    as('alice', 'alice'),
    'denied by default',
  ],
  [
    'Alice her own notebook instance',
    notebookUrl,
    arn('notebook-instance/research-1'),
    as('alice', 'alice'),
    'allowed',
  ],
  [
    'Alice Bob’s notebook instance',
    notebookUrl,
    arn('notebook-instance/research-2'),
    as('alice', 'bob'),
    'denied by default',
  ],
  [
    'Alice a notebook instance without a tag',
    notebookUrl,
    arn('notebook-instance/x'),
    as('alice', undefined),
    'denied by default',
  ],
  [
    'Alice the presign of the one for the other',
    domainUrl,
    arn('notebook-instance/research-1'),
    as('alice', 'alice'),
    'denied by default',
  ],
])('%s: %s on %s', (_who, action, resource, context, decision) => {
  expect(evaluatePolicy(policy, { action, resource, context })).toBe(decision);
});

test.each([
  'sagemaker:DescribeUserProfile',
  'sagemaker:DescribeDomain',
  'sagemaker:AddTags',
  'sagemaker:DeleteTags',
  'sagemaker:CreateUserProfile',
  'sagemaker:UpdateUserProfile',
  'sagemaker:CreateApp',
  'sagemaker:DeleteApp',
  'sagemaker:ListDomains',
  'sagemaker:ListUserProfiles',
  'sagemaker:ListSpaces',
  'sagemaker:ListApps',
  'sagemaker:ListNotebookInstances',
  'sagemaker:StartNotebookInstance',
  'sagemaker:CreatePresignedMlflowTrackingServerUrl',
  'sts:AssumeRole',
  'iam:PassRole',
  's3:GetObject',
])('on what is hers Alice may not %s', action => {
  for (const resource of [alicesProfile, arn('domain/d-abcdefgh1234'), arn('notebook-instance/research-1'), '*']) {
    expect(evaluatePolicy(policy, { action, resource, context: as('alice', 'alice') })).toBe('denied by default');
  }
});

const describeApp = 'sagemaker:DescribeApp';
const describeInstance = 'sagemaker:DescribeNotebookInstance';
const spaces = findUserPolicy(createStack({ ...newUserPool, Spaces: 'true' }));
const alicesApp = arn('app/d-abcdefgh1234/alice-lab/jupyterlab/default');
const alicesInstance = arn('notebook-instance/research-1');

describe('the parameter Spaces', () => {
  test.each<[string, string, string, PolicyRequest['context'], Decision]>([
    ['an app of the domain', describeApp, alicesApp, as('alice', undefined), 'allowed'],
    ['an app, without a tag', describeApp, alicesApp, as(undefined, undefined), 'denied by default'],
    ['an app, with an empty tag', describeApp, alicesApp, as('', undefined), 'denied by default'],
    [
      'another domain’s',
      describeApp,
      arn('app/d-other/s/jupyterlab/default'),
      as('alice', undefined),
      'denied by default',
    ],
    ['her notebook instance', describeInstance, alicesInstance, as('alice', 'alice'), 'allowed'],
    ['Bob’s notebook instance', describeInstance, alicesInstance, as('alice', 'bob'), 'denied by default'],
    ['all apps', 'sagemaker:ListApps', '*', as('alice', undefined), 'allowed'],
    ['all apps, without a tag', 'sagemaker:ListApps', '*', as(undefined, undefined), 'denied by default'],
    [
      'all apps of another region',
      'sagemaker:ListApps',
      '*',
      { ...as('alice', undefined), 'aws:RequestedRegion': 'eu-west-1' },
      'denied by default',
    ],
    ['the domain', 'sagemaker:DescribeDomain', arn('domain/d-abcdefgh1234'), as('alice', undefined), 'allowed'],
    [
      'another domain',
      'sagemaker:DescribeDomain',
      arn('domain/d-abcdefgh12345'),
      as('alice', undefined),
      'denied by default',
    ],
  ])('lets Alice ask for the state of %s: %s', (_what, action, resource, context, decision) => {
    expect(evaluatePolicy(spaces, { action, resource, context })).toBe(decision);
  });

  const createApp = 'sagemaker:CreateApp';
  const startInstance = 'sagemaker:StartNotebookInstance';
  const space = (
    owner: string,
    sharing: string,
    type: string,
    domain = 'd-abcdefgh1234',
  ): PolicyRequest['context'] => ({
    'sagemaker:OwnerUserProfileArn': arn(`user-profile/${domain}/${owner}`),
    'sagemaker:SpaceSharingType': sharing,
    'sagemaker:InstanceTypes': [type],
  });
  const alice = as('alice', undefined);

  test.each<[string, string, string, PolicyRequest['context'], Decision]>([
    [
      'the app of her space',
      createApp,
      alicesApp,
      { ...alice, ...space('alice', 'Private', 'ml.t3.medium') },
      'allowed',
    ],
    [
      'of another’s',
      createApp,
      alicesApp,
      { ...alice, ...space('bob', 'Private', 'ml.t3.medium') },
      'denied by default',
    ],
    [
      'of a shared one',
      createApp,
      alicesApp,
      { ...alice, ...space('alice', 'Shared', 'ml.t3.medium') },
      'denied by default',
    ],
    [
      'on another type',
      createApp,
      alicesApp,
      { ...alice, ...space('alice', 'Private', 'ml.p4d.24xlarge') },
      'denied by default',
    ],
    [
      'of another domain',
      createApp,
      arn('app/d-other/alice-lab/jupyterlab/default'),
      { ...alice, ...space('alice', 'Private', 'ml.t3.medium', 'd-other') },
      'denied by default',
    ],
    [
      '… if her claim is a wildcard',
      createApp,
      alicesApp,
      { ...as('*', undefined), ...space('bob', 'Private', 'ml.t3.medium') },
      'denied by default',
    ],
    ['her notebook instance', startInstance, alicesInstance, as('alice', 'alice'), 'allowed'],
    ['Bob’s notebook instance', startInstance, alicesInstance, as('alice', 'bob'), 'denied by default'],
  ])('lets Alice start %s: %s', (_what, action, resource, context, decision) => {
    expect(evaluatePolicy(spaces, { action, resource, context })).toBe(decision);
  });

  const deleteApp = 'sagemaker:DeleteApp';
  const stopInstance = 'sagemaker:StopNotebookInstance';
  /** What AWS tells of a space whose app is to be stopped: no instance type. */
  const owned = (owner: string, sharing = 'Private', domain = 'd-abcdefgh1234') => {
    const { 'sagemaker:InstanceTypes': _types, ...context } = space(owner, sharing, '', domain);
    return context;
  };

  test.each<[string, string, string, PolicyRequest['context'], Decision]>([
    ['the app of her space', deleteApp, alicesApp, { ...alice, ...owned('alice') }, 'allowed'],
    ['of another’s', deleteApp, alicesApp, { ...alice, ...owned('bob') }, 'denied by default'],
    ['of a shared one', deleteApp, alicesApp, { ...alice, ...owned('alice', 'Shared') }, 'denied by default'],
    [
      'of another domain',
      deleteApp,
      arn('app/d-other/alice-lab/jupyterlab/default'),
      { ...alice, ...owned('alice', 'Private', 'd-other') },
      'denied by default',
    ],
    ['… if her claim is empty', deleteApp, alicesApp, { ...as('', undefined), ...owned('') }, 'denied by default'],
    ['… if nobody says whose it is', deleteApp, alicesApp, alice, 'denied by default'],
    ['the space itself', 'sagemaker:DeleteSpace', arn('space/d-abcdefgh1234/alice-lab'), alice, 'denied by default'],
    ['her notebook instance', stopInstance, alicesInstance, as('alice', 'alice'), 'allowed'],
    ['Bob’s notebook instance', stopInstance, alicesInstance, as('alice', 'bob'), 'denied by default'],
  ])('lets Alice stop %s: %s', (_what, action, resource, context, decision) => {
    expect(evaluatePolicy(spaces, { action, resource, context })).toBe(decision);
  });

  test('tells the administrator’s instance types from others', () => {
    const types = findUserPolicy(
      createStack({ ...newUserPool, Spaces: 'true', SpaceInstanceTypes: 'ml.t3.medium,ml.g5.xlarge' }),
    );
    const start = (type: string) => ({
      action: createApp,
      resource: alicesApp,
      context: { ...alice, ...space('alice', 'Private', type) },
    });
    expect(['ml.g5.xlarge', 'ml.g5.2xlarge'].map(type => evaluatePolicy(types, start(type)))).toEqual([
      'allowed',
      'denied by default',
    ]);
  });

  test.each([
    [describeApp, alicesApp],
    [describeInstance, alicesInstance],
    [startInstance, alicesInstance],
    [deleteApp, alicesApp],
    [stopInstance, alicesInstance],
    ['sagemaker:ListApps', '*'],
  ])('gives nothing as it is preset: %s', (action, resource) => {
    expect(evaluatePolicy(policy, { action, resource, context: as('alice', 'alice') })).toBe('denied by default');
  });
});

describe('the parameter Discovery', () => {
  const discovery = findUserPolicy(createStack({ ...newUserPool, Discovery: 'true' }));
  const lists = ['ListDomains', 'ListUserProfiles', 'ListSpaces', 'ListApps', 'ListNotebookInstances'];

  test.each(lists)('lets Alice %s in the region, if she has a tag', list => {
    const ask = (context: PolicyRequest['context']) =>
      evaluatePolicy(discovery, { action: `sagemaker:${list}`, resource: '*', context });
    expect([
      ask(as('alice', undefined)),
      ask(as('', undefined)),
      ask({ ...as('alice', undefined), 'aws:RequestedRegion': 'eu-west-1' }),
    ]).toEqual(['allowed', 'denied by default', 'denied by default']);
  });

  test('lets her learn how each domain is opened, and open no more than before', () => {
    const ask = (action: string, resource: string, context: PolicyRequest['context']) =>
      evaluatePolicy(discovery, { action, resource, context });
    expect(ask('sagemaker:DescribeDomain', arn('domain/d-other'), as('alice', undefined))).toBe('allowed');
    expect(ask(domainUrl, alicesProfile, as('alice', 'bob'))).toBe('denied by default');
    expect(ask('sagemaker:DescribeUserProfile', alicesProfile, as('alice', 'bob'))).toBe('denied by default');
  });
});

test.each(['d-abcdefgh1234', 'd-second', 'd-third'])(
  'with three domains in a region of their own, %s is one of them',
  domain => {
    const request = { action: domainUrl, context: as('alice', 'alice') };
    const resource = arn(`user-profile/${domain}/alice`, 'eu-west-1');
    expect(evaluatePolicy(threeDomains, { ...request, resource })).toBe('allowed');
    expect(evaluatePolicy(threeDomains, { ...request, resource: resource.replace('eu-west-1', 'us-east-1') })).toBe(
      'denied by default',
    );
  },
);

const VpcEndpointIds = 'vpce-0a1,vpce-0b2';
const SourceAddresses = '192.0.2.0/24,2001:db8::/32';

test.each<[string, object, PolicyRequest['context'], Decision]>([
  ['endpoints: through one of them', { VpcEndpointIds }, { 'aws:SourceVpce': 'vpce-0b2' }, 'allowed'],
  ['endpoints: through another', { VpcEndpointIds }, { 'aws:SourceVpce': 'vpce-0c3' }, 'denied explicitly'],
  ['endpoints: from the internet', { VpcEndpointIds }, { 'aws:SourceIp': '192.0.2.7' }, 'denied explicitly'],
  ['addresses: from one of them', { SourceAddresses }, { 'aws:SourceIp': '192.0.2.7' }, 'allowed'],
  ['addresses: from one of version 6', { SourceAddresses }, { 'aws:SourceIp': '2001:db8::7' }, 'allowed'],
  ['addresses: from another', { SourceAddresses }, { 'aws:SourceIp': '198.51.100.7' }, 'denied explicitly'],
  ['addresses: through an endpoint', { SourceAddresses }, { 'aws:SourceVpce': 'vpce-0a1' }, 'denied explicitly'],
  ['both: through an endpoint', { VpcEndpointIds, SourceAddresses }, { 'aws:SourceVpce': 'vpce-0a1' }, 'allowed'],
  ['both: from an address', { VpcEndpointIds, SourceAddresses }, { 'aws:SourceIp': '192.0.2.7' }, 'allowed'],
  ['both: from neither', { VpcEndpointIds, SourceAddresses }, { 'aws:SourceIp': '198.51.100.7' }, 'denied explicitly'],
  ['neither: from anywhere', {}, { 'aws:SourceIp': '198.51.100.7' }, 'allowed'],
])('%s', (_where, parameters, source, decision) => {
  const guarded = findUserPolicy(createStack({ ...newUserPool, ...parameters }));
  const request = { action: domainUrl, resource: alicesProfile, context: { ...as('alice', 'alice'), ...source } };
  expect(evaluatePolicy(guarded, request)).toBe(decision);
});

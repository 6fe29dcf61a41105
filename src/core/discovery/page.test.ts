import { describe, expect, test } from 'vitest';
import { type ListName, listCall } from './list-call';
import { parseDomainMode, parsePage, withMine } from './page';

const domainId = 'd-abcdefgh1234';

describe('each list is asked for with as many as AWS gives on a page', () => {
  test.each<[ListName, string]>([
    ['domains', 'ListDomains'],
    ['userProfiles', 'ListUserProfiles'],
    ['spaces', 'ListSpaces'],
    ['notebookInstances', 'ListNotebookInstances'],
    ['apps', 'ListApps'],
  ])('%s', (list, operation) => {
    expect(listCall(list)).toEqual({ operation, input: { MaxResults: 100 } });
    expect(listCall(list, 'next')).toEqual({ operation, input: { MaxResults: 100, NextToken: 'next' } });
  });
});

describe('a page has', () => {
  test.each<[string, ListName, object, object]>([
    [
      'a domain with its name',
      'domains',
      { Domains: [{ DomainId: domainId, DomainName: 'Research\u202e', Status: 'InService' }] },
      { id: domainId, name: 'Research' },
    ],
    [
      'a domain without a name',
      'domains',
      { Domains: [{ DomainId: domainId, Status: 'InService' }] },
      { id: domainId, name: undefined },
    ],
    [
      'a user profile',
      'userProfiles',
      { UserProfiles: [{ DomainId: domainId, UserProfileName: 'alice', Status: 'InService' }] },
      { domainId, name: 'alice', isMine: false },
    ],
    [
      'a private space with its owner and app',
      'spaces',
      {
        Spaces: [
          {
            ...{ DomainId: domainId, SpaceName: 'lab', SpaceDisplayName: 'My lab', Status: 'InService' },
            SpaceSettingsSummary: { AppType: 'CodeEditor' },
            SpaceSharingSettingsSummary: { SharingType: 'Private' },
            OwnershipSettingsSummary: { OwnerUserProfileName: 'alice' },
          },
        ],
      },
      { domainId, name: 'lab', displayName: 'My lab', owner: 'alice', isMine: false, app: 'CodeEditor' },
    ],
    [
      'a shared space without one owner, with an app that no link opens',
      'spaces',
      {
        Spaces: [
          {
            ...{ DomainId: domainId, SpaceName: 'team', Status: 'InService' },
            SpaceSettingsSummary: { AppType: 'KernelGateway' },
            SpaceSharingSettingsSummary: { SharingType: 'Shared' },
            OwnershipSettingsSummary: { OwnerUserProfileName: 'bob' },
          },
        ],
      },
      { domainId, name: 'team', displayName: undefined, owner: undefined, isMine: false, app: undefined },
    ],
    [
      'a notebook instance',
      'notebookInstances',
      { NotebookInstances: [{ NotebookInstanceName: 'research-1', NotebookInstanceStatus: 'Stopped' }] },
      { name: 'research-1', state: 'stopped' },
    ],
    [
      'an app of a space',
      'apps',
      {
        Apps: [
          { DomainId: domainId, SpaceName: 'lab', AppType: 'JupyterLab', AppName: 'default', Status: 'InService' },
        ],
      },
      { domainId, spaceName: 'lab', app: 'JupyterLab', state: 'running' },
    ],
  ])('%s', (_name, list, answer, item) => {
    expect(parsePage(list, answer)).toEqual({ list, items: [item] });
  });
});

const domain = { DomainId: domainId };

describe('left out is', () => {
  test.each<[string, unknown]>([
    ['what is being deleted', { ...domain, Status: 'Deleting' }],
    ['an ID that AWS does not have', { DomainId: 'd-../../x' }],
    ['an ID longer than AWS’s', { DomainId: `d-${'a'.repeat(62)}` }],
    ['what is no entry', null],
  ])('%s', (_name, entry) => {
    expect(parsePage('domains', { Domains: [entry, domain] })?.items).toHaveLength(1);
  });
});

test('no more is taken from a page than AWS gives on one', () => {
  expect(parsePage('domains', { Domains: Array.from({ length: 5_000 }, () => domain) })?.items).toHaveLength(100);
});

test('an empty page may have a token of 8,192 characters, and none that is longer', () => {
  const token = 'x'.repeat(8_192);
  expect(parsePage('spaces', { Spaces: [], NextToken: token })).toEqual({ list: 'spaces', items: [], token });
  expect(parsePage('spaces', { NextToken: `${token}x` })).toBeUndefined();
});

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['a text', 'Spaces'],
])('%s is no page', (_name, answer) => {
  expect(parsePage('spaces', answer)).toBeUndefined();
});

test('whose user profiles and private spaces are somebody’s own is told by the user profile’s name', () => {
  const people = parsePage('userProfiles', {
    UserProfiles: ['alice', 'bob'].map(UserProfileName => ({ ...domain, UserProfileName })),
  });
  const spaces = parsePage('spaces', {
    Spaces: ['alice', 'bob'].map(OwnerUserProfileName => ({
      ...{ ...domain, SpaceName: 'lab', OwnershipSettingsSummary: { OwnerUserProfileName } },
    })),
  });
  for (const page of [people, spaces]) {
    expect(page && withMine(page, name => name === 'alice').items).toMatchObject([{ isMine: true }, { isMine: false }]);
  }
});

describe('how a domain is opened', () => {
  test.each<[string, unknown, string | undefined]>([
    ['by a link', { AuthMode: 'IAM' }, 'iam'],
    ['from IAM Identity Center', { AuthMode: 'SSO' }, 'identityCenter'],
    [
      'in Unified Studio alone',
      { AuthMode: 'IAM', DomainSettings: { UnifiedStudioSettings: { StudioWebPortalAccess: 'DISABLED' } } },
      'unified',
    ],
    [
      'in Unified Studio as well',
      { AuthMode: 'IAM', DomainSettings: { UnifiedStudioSettings: { StudioWebPortalAccess: 'ENABLED' } } },
      'iam',
    ],
    ['nobody knows', null, undefined],
  ])('%s', (_name, answer, mode) => {
    expect(parseDomainMode(answer)).toBe(mode);
  });
});

import {
  ListAppsCommand,
  ListDomainsCommand,
  ListNotebookInstancesCommand,
  ListSpacesCommand,
  type ListSpacesCommandInput,
  ListUserProfilesCommand,
} from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestWorld, type TestCredentials, type TestWorld } from '../start-test-world';
import { discoveryGrants } from './discovery-grants';
import type { ListWays } from './resource-ways';

let world: TestWorld;
let alice: TestCredentials;

beforeAll(async () => {
  world = await startTestWorld();
  alice = await world.getCredentials('alice');
});
beforeEach(() => {
  world.local.reset();
  world.local.setAwsWays({ grants: discoveryGrants });
});
afterAll(() => world.local.close());

interface PageInput {
  readonly NextToken?: string | undefined;
  readonly MaxResults?: number;
}

const client = (region?: string) => world.sageMaker(alice, region);

/** Each list, as the names of what it has. */
const lists = {
  ListApps: async (input: PageInput) => {
    const { Apps = [], NextToken } = await client().send(new ListAppsCommand(input));
    return { names: Apps.map(({ SpaceName }) => SpaceName), NextToken };
  },
  ListDomains: async (input: PageInput) => {
    const { Domains = [], NextToken } = await client().send(new ListDomainsCommand(input));
    return { names: Domains.map(({ DomainId }) => DomainId), NextToken };
  },
  ListUserProfiles: async (input: PageInput) => {
    const { UserProfiles = [], NextToken } = await client().send(new ListUserProfilesCommand(input));
    return { names: UserProfiles.map(profile => `${profile.DomainId}/${profile.UserProfileName}`), NextToken };
  },
  ListSpaces: async (input: PageInput) => {
    const { Spaces = [], NextToken } = await client().send(new ListSpacesCommand(input));
    return { names: Spaces.map(({ SpaceName }) => SpaceName), NextToken };
  },
  ListNotebookInstances: async (input: PageInput) => {
    const inputs = { ...input, SortOrder: 'Ascending' } as const;
    const { NotebookInstances = [], NextToken } = await client('eu-west-1').send(
      new ListNotebookInstancesCommand(inputs),
    );
    return { names: NotebookInstances.map(({ NotebookInstanceName }) => NotebookInstanceName), NextToken };
  },
} as const;

const everything: Readonly<Record<keyof typeof lists, readonly string[]>> = {
  ListApps: ['alice-lab', 'alice-code', 'bob-lab', 'team-lab'],
  ListDomains: ['d-abcdefgh1234', 'd-sso000000001'],
  ListUserProfiles: [
    ...['d-abcdefgh1234/alice', 'd-abcdefgh1234/bob', 'd-abcdefgh1234/untagged'],
    'd-sso000000001/alice',
  ],
  ListSpaces: ['alice-lab', 'alice-code', 'bob-lab', 'team-lab'],
  ListNotebookInstances: ['research-1', 'research-2', 'stopped-1'],
};
const names = Object.keys(lists).map(name => name as keyof typeof lists);

/** All pages of a list, the names of each. */
async function readAll(name: keyof typeof lists, MaxResults: number): Promise<(string | undefined)[][]> {
  const pages: (string | undefined)[][] = [];
  let NextToken: string | undefined;
  do {
    const page = await lists[name]({ MaxResults, NextToken });
    pages.push(page.names);
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return pages;
}

const ways: readonly ListWays[] = [
  { pages: 'full', tokenLength: 40 },
  { pages: 'short', tokenLength: 8_192 },
  { pages: 'withEmpty', tokenLength: 8_192 },
];

describe.each(names)('%s', name => {
  test('has all that there is, in one page where that has the room', async () => {
    await expect(readAll(name, 100)).resolves.toEqual([everything[name]]);
  });

  test.each(ways)('goes on where its token says, with pages that are $pages, and tokens of $tokenLength', async way => {
    world.local.setResources({ ways: { lists: way } });
    const pages = await readAll(name, 2);
    expect(pages.flat()).toEqual(everything[name]);
    expect(pages.some(page => page.length === 0)).toBe(way.pages === 'withEmpty');
    expect(pages.length).toBeGreaterThanOrEqual(Math.ceil(everything[name].length / 2));
  });

  test('gives a token as long as is set', async () => {
    world.local.setResources({ ways: { lists: { pages: 'full', tokenLength: 8_192 } } });
    expect((await lists[name]({ MaxResults: 1 })).NextToken).toHaveLength(8_192);
  });

  test('refuses a token of nobody, and one of another list', async () => {
    await expect(lists[name]({ NextToken: 'made-up' })).rejects.toMatchObject({ name: 'ValidationException' });
    const other = name === 'ListSpaces' ? 'ListApps' : 'ListSpaces';
    const { NextToken } = await lists[other]({ MaxResults: 1 });
    await expect(lists[name]({ NextToken })).rejects.toMatchObject({ name: 'ValidationException' });
  });

  test('is all or nothing for IAM', async () => {
    world.local.setAwsWays({});
    await expect(lists[name]({})).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining(`is not authorized to perform: sagemaker:${name} because no identity-based`),
    });
  });
});

describe('ListSpaces', () => {
  const listSpaces = async (input: ListSpacesCommandInput) => {
    const { Spaces = [] } = await client().send(new ListSpacesCommand(input));
    return Spaces;
  };

  test('tells type, owner, sharing and the name that people gave', async () => {
    await expect(listSpaces({ SpaceNameContains: 'team' })).resolves.toMatchObject([
      {
        ...{ DomainId: 'd-abcdefgh1234', SpaceName: 'team-lab', SpaceDisplayName: 'Team lab', Status: 'InService' },
        SpaceSettingsSummary: { AppType: 'JupyterLab' },
        SpaceSharingSettingsSummary: { SharingType: 'Shared' },
        OwnershipSettingsSummary: { OwnerUserProfileName: 'bob' },
      },
    ]);
  });

  test('has those of one domain', async () => {
    await expect(listSpaces({ DomainIdEquals: 'd-sso000000001' })).resolves.toEqual([]);
  });

  test('has 10,000 in 100 pages', async () => {
    const spaces = Object.fromEntries(
      Array.from({ length: 9_996 }, (_, index) => [`lab-${index}`, { owner: 'bob' }] as const),
    );
    world.local.setResources({ spaces });
    const pages = await readAll('ListSpaces', 100);
    expect([pages.length, new Set(pages.flat()).size]).toEqual([100, 10_000]);
  });
});

test('ListDomains does not tell how people sign in, nor that a domain is of Unified Studio; DescribeDomain does', async () => {
  const { Domains = [] } = await client().send(new ListDomainsCommand({}));
  expect(Domains[0]).toMatchObject({
    DomainName: 'acme',
    Url: 'https://d-abcdefgh1234.studio.us-east-1.sagemaker.aws',
  });
  expect(Domains.every(domain => !('AuthMode' in domain) && !('DomainSettings' in domain))).toBe(true);
});

test('ListNotebookInstances has those of a status', async () => {
  const asked = new ListNotebookInstancesCommand({ StatusEquals: 'Stopped' });
  const { NotebookInstances = [] } = await client('eu-west-1').send(asked);
  expect(NotebookInstances.map(({ NotebookInstanceName }) => NotebookInstanceName)).toEqual(['stopped-1']);
});

test('ListUserProfiles has those whose name has a part', async () => {
  const asked = new ListUserProfilesCommand({ DomainIdEquals: 'd-abcdefgh1234', UserProfileNameContains: 'ali' });
  const { UserProfiles = [] } = await client().send(asked);
  expect(UserProfiles.map(({ UserProfileName }) => UserProfileName)).toEqual(['alice']);
});

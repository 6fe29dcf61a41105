import { beforeEach, describe, expect, test, vi } from 'vitest';
import { exampleConnection, exampleDocument } from '../../test/support/example-document';
import { useFreshBrowser } from '../../test/support/use-fresh-browser';

const fake = useFreshBrowser();
let asked: string[];

beforeEach(() => {
  asked = [];
  vi.stubGlobal('chrome', Object.assign(fake, { identity: { getRedirectURL: () => 'https://abc.chromiumapp.org/' } }));
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(new URL(url).host);
    return new Response('', { status: 404 });
  });
});

const file = 'https://team.example/studio.json';
const at = (id: string, issuer: string) => ({
  ...exampleConnection,
  id,
  signIn: { ...exampleConnection.signIn, issuer },
});
const shared = at('shared', 'https://shared.example');
const applied = { ...exampleDocument, connections: [shared], profiles: [], defaultProfile: undefined };

async function store(): Promise<void> {
  await fake.storage.local.set({
    layout: 2,
    'connection:own': { position: 0, savedAt: 1, value: at('own', 'https://own.example') },
    document: { position: 0, savedAt: 1, value: { settings: { sharedFile: file } } },
    [`sharedFile:${file}`]: {
      applied: JSON.parse(JSON.stringify(applied)),
      waiting: { ...JSON.parse(JSON.stringify(applied)), connections: [at('w', 'https://waiting.example')] },
    },
  });
}

const discover = async () => await (await import('./discover-providers')).discoverProviders();

describe('83: the discovery document that is read ahead', () => {
  test('is that of the person’s own and the policy’s connections; a shared file’s is not asked before its host is allowed', async () => {
    Object.assign(fake.storage, {
      managed: { get: async () => ({ configuration: { connections: [at('policy', 'https://policy.example')] } }) },
    });
    await store();
    await discover();
    expect(asked.toSorted()).toEqual(['own.example', 'policy.example']);
  });

  test('is that of a shared file’s connection once its host is allowed, and never of one that waits', async () => {
    fake.permissions.contains.mockResolvedValue(true);
    await store();
    await discover();
    expect(asked.toSorted()).toEqual(['own.example', 'shared.example']);
  });

  test('is not that of the file that a policy applies without a review', async () => {
    Object.assign(fake.storage, { managed: { get: async () => ({ sharedFile: file, sharedFileReview: false }) } });
    await store();
    await discover();
    expect(asked).toEqual(['own.example']);
  });
});

describe('83: a sign-in by the button', () => {
  const signIn = async (connectionId: string) => await (await import('./sign-in-and-out')).signInTo({ connectionId });

  test('asks nothing of a shared file’s provider before its host is allowed', async () => {
    await store();
    const failure = { code: 'hosts-not-allowed', hosts: ['https://shared.example/*'] };
    expect(await signIn('shared')).toMatchObject({ result: 'failed', failure });
    expect(asked).toEqual([]);
  });

  test('asks the provider of the person’s own connection, so that one prompt asks for all of its hosts', async () => {
    await store();
    await signIn('own');
    expect(asked).toEqual(['own.example']);
  });
});

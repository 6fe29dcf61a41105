import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { exampleConnection, studioProfile } from '../../../test/support/example-document';
import { useFreshBrowser } from '../../../test/support/use-fresh-browser';
import type { Profile } from '../../core/configuration/profile';
import type { Failure } from '../../core/failure/launch-outcome';
import type { Flight } from '../../core/launch/flight';
import { nameParts } from '../../core/launch/made-from';
import type { Wait } from '../../core/launch/wait';
import { splitConfiguration } from '../../core/store/join-configuration';
import { withLock } from '../api/with-lock';

const launched = (key: string, changes: Partial<Flight> = {}): Flight => ({
  ...{ id: key, key, request: { profileId: key }, number: 1, step: 'presign' },
  ...changes,
});
const opened = { outcome: { result: 'opened' } } as const;
const failed = { outcome: { result: 'failed', failure: { code: 'offline' } } } as const;

const fake = useFreshBrowser();

// A worker begins some of its work later. That of one test is gone before the next.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'Date'], shouldAdvanceTime: true });
});
afterEach(() => {
  vi.useRealTimers();
});

const readBadge = () => fake.action.setBadgeText.mock.lastCall?.[0].text;
const readTitle = () => fake.action.setTitle.mock.lastCall?.[0].title;

/** As a worker does at its start. */
async function startWorker(): Promise<void> {
  const { showLaunchesOnButton } = await import('./toolbar-button');
  showLaunchesOnButton();
}

const store = async (...flights: Flight[]) =>
  await fake.storage.session.set(Object.fromEntries(flights.map(flight => [`flight:${flight.key}`, flight])));

test.each<[name: string, launches: Flight[], unseenOutcomes: string[], badge: string, title: string]>([
  ['nothing', [], [], '', 'appShortName'],
  ['one that opened', [launched('a', opened)], [], '', 'appShortName'],
  ['one under way', [launched('a')], [], '…', 'appShortName: stepPresign'],
  [
    'one under way, after one that failed',
    [launched('a'), launched('b', failed)],
    ['b'],
    '…',
    'appShortName: stepPresign',
  ],
  ['one that failed', [launched('a', failed)], ['a'], '!', 'appShortName: launchFailed'],
  [
    'one that failed, and was launched again since',
    [{ ...launched('a', opened), id: 'again' }],
    ['a'],
    '',
    'appShortName',
  ],
  ['one that failed, and was seen', [launched('a', failed)], [], '', 'appShortName'],
  [
    'one that failed before another opened',
    [launched('a', opened), launched('b', failed)],
    ['b'],
    '!',
    'appShortName: launchFailed',
  ],
])('%s', async (_name, launches, unseenOutcomes, badge, title) => {
  await startWorker();
  await fake.storage.session.set({ unseenOutcomes });
  await store(...launches);
  await vi.waitFor(() => expect([readBadge(), readTitle()]).toEqual([badge, title]));
});

test.each([-3_600_000, 3_600_000])(
  '73: a failure is marked until it is seen, and no longer, though the clock is moved by %i ms',
  async milliseconds => {
    const { markOutcomesSeen, markUnseen } = await import('../launch/unseen-outcomes');
    await startWorker();
    await store(launched('a', failed));
    vi.setSystemTime(Date.now() + milliseconds);
    await markOutcomesSeen();
    vi.setSystemTime(Date.now() - milliseconds);
    await markUnseen('a', failed.outcome);
    await vi.waitFor(() => expect(readBadge()).toBe('!'));
    await markOutcomesSeen();
    await vi.waitFor(() => expect(readBadge()).toBe(''));
  },
);

describe('107: a failure is no longer marked', () => {
  const parts = { profile: { ...studioProfile, id: 'a' }, connection: exampleConnection };
  const store = async (profile: Profile) => {
    const configuration = { version: 1 as const, connections: [exampleConnection], profiles: [profile] };
    await fake.storage.local.set(splitConfiguration(configuration, 1));
  };

  beforeEach(async () => {
    await store(parts.profile);
    await startWorker();
    await fake.storage.session.set({ unseenOutcomes: ['a'] });
  });

  test('once its profile has changed', async () => {
    await fake.storage.session.set({ 'flight:a': launched('a', { ...failed, madeFrom: nameParts(parts) }) });
    await vi.waitFor(() => expect(readBadge()).toBe('!'));
    const { calls } = fake.action.setBadgeText.mock;
    const before = calls.length;
    await store({ ...parts.profile, name: 'Another name' });
    await vi.waitFor(() => expect(calls.length).toBeGreaterThan(before));
    expect(readBadge()).toBe('!');
    await store({ ...parts.profile, region: 'eu-west-1' });
    await vi.waitFor(() => expect(readBadge()).toBe(''));
  });

  test('once its hosts are allowed', async () => {
    const failure: Failure = { code: 'hosts-not-allowed', hosts: ['https://a.example/*'] };
    await fake.storage.session.set({ 'flight:a': launched('a', { outcome: { result: 'failed', failure } }) });
    await vi.waitFor(() => expect(readBadge()).toBe('!'));
    fake.permissions.contains.mockResolvedValue(true);
    await fake.permissions.onAdded.fire();
    await vi.waitFor(() => expect(readBadge()).toBe(''));
  });
});

test('84: what a key asked for, and its worker was stopped before it took it, is told at the next start', async () => {
  const { storeAsk } = await import('../launch/flights');
  await storeAsk({ askId: '7f0c8a52-3b1e-4d57-9a63-1c2d3e4f5a6b', request: { profileId: 'a' } }, false);
  await startWorker();
  await vi.waitFor(() => expect(readBadge()).toBe('!'));
  expect((await fake.storage.session.get())['flight:a']).toMatchObject({
    outcome: { result: 'failed', failure: { code: 'interrupted' } },
  });
});

test('84: what a page asks for is left to the page, which asks again', async () => {
  const { storeAsk } = await import('../launch/flights');
  await storeAsk({ askId: '7f0c8a52-3b1e-4d57-9a63-1c2d3e4f5a6b', request: { profileId: 'a' } }, true);
  await startWorker();
  // By then, the worker has looked at what an earlier one left.
  await vi.waitFor(() => expect(readBadge()).toBe(''));
  expect((await fake.storage.session.get())['flight:a']).toBeUndefined();
});

test('what was stored last is shown last, whatever is read first', async () => {
  await startWorker();
  await vi.waitFor(() => expect(readBadge()).toBe(''));
  const { get } = fake.storage.session;
  const slowness = [300, 300];
  vi.spyOn(fake.storage.session, 'get').mockImplementation(async keys => {
    const items = await get(keys);
    await new Promise(resolve => setTimeout(resolve, slowness.shift() ?? 0));
    return items;
  });
  await store(launched('a'));
  await vi.waitFor(() => expect(slowness.length).toBeLessThan(2));
  await store(launched('a', opened));
  await vi.waitFor(() => expect(fake.action.setBadgeText.mock.calls.flat()).toContainEqual({ text: '…' }));
  await vi.waitFor(() => expect(readBadge()).toBe(''));
});

test('what an earlier worker left under way is settled at the next start', async () => {
  await store(launched('a'));
  await startWorker();
  await vi.waitFor(() => expect([readBadge(), readTitle()]).toEqual(['!', 'appShortName: launchFailed']));
});

describe('144: while somebody waits', () => {
  const id = '7f0c8a52-3b1e-4d57-9a63-1c2d3e4f5a6b';
  const wait: Wait = {
    ...{ id, key: 'a', request: { profileId: 'a' }, person: 'p', app: 'JupyterLab', state: 'starting' },
    ...{ begunAt: 0, failures: 0 },
  };

  /** What the button shows while a page waits, from before the worker is started. */
  async function showWhile(
    stored: object,
    badge: string,
    title: string,
    later: Record<string, unknown> = {},
  ): Promise<void> {
    const i18n = { ...fake.i18n, getMessage: (key: string, values: string[] = []) => [key, ...values].join(' ') };
    vi.stubGlobal('chrome', { ...fake, i18n });
    const { waitLock } = await import('../spaces/waits');
    await fake.storage.session.set({ [`wait:${id}`]: wait, [`waitTab:${id}`]: 7, ...stored });
    await withLock(waitLock(id), async () => {
      await startWorker();
      await fake.storage.session.set(later);
      await vi.waitFor(() => expect([readBadge(), readTitle()]).toEqual([badge, title]));
    });
  }

  test('it says what starts, by its app where the profile cannot be read', async () => {
    await showWhile({}, '…', 'appShortName: waitStarting JupyterLab');
  });

  test('it says what starts by the name of its profile', async () => {
    const profiles = [{ ...studioProfile, id: 'a', name: 'My lab' }];
    const configuration = { version: 1 as const, connections: [exampleConnection], profiles };
    await fake.storage.local.set(splitConfiguration(configuration, 1));
    await showWhile({}, '…', 'appShortName: waitStarting My lab');
  });

  test('it shows the step of a launch that is under way', async () => {
    await showWhile({}, '…', 'appShortName: stepPresign', { 'flight:b': launched('b') });
  });

  test('it marks a start that failed until that is seen', async () => {
    const failure = { code: 'quota-reached' };
    const stored = { [`wait:${id}`]: { ...wait, failure }, unseenOutcomes: [id] };
    await showWhile(stored, '!', 'appShortName: waitFailed JupyterLab');
    const { markOutcomesSeen } = await import('../launch/unseen-outcomes');
    await markOutcomesSeen();
    await vi.waitFor(() => expect(readBadge()).toBe(''));
  });
});

import { beforeEach, expect, test, vi } from 'vitest';
import { createFakeBrowser, createFakeNavigator, type FakeBrowser } from '../../test/support/fake-browser';
import type { LaunchState } from '../core/flight';

const launched = (flight: string, changes: Partial<LaunchState> = {}): LaunchState => ({
  flight,
  request: { profileId: flight },
  startedAt: 1,
  step: 'presign',
  ...changes,
});
const opened = { outcome: { result: 'opened' } as const, endedAt: 10 };
const failed = { outcome: { result: 'failed', failure: { code: 'offline' } } as const, endedAt: 10 };

let fake: FakeBrowser;

beforeEach(() => {
  vi.resetModules();
  fake = createFakeBrowser();
  vi.stubGlobal('chrome', fake);
  vi.stubGlobal('navigator', createFakeNavigator());
});

const readBadge = () => fake.action.setBadgeText.mock.lastCall?.[0].text;
const readTitle = () => fake.action.setTitle.mock.lastCall?.[0].title;

/** As a worker does at its start. */
async function startWorker(): Promise<void> {
  const { showLaunchesOnButton } = await import('./toolbar-button');
  showLaunchesOnButton();
}

test.each<[name: string, launches: LaunchState[], seenUntil: number, badge: string, title: string]>([
  ['nothing', [], 0, '', 'appShortName'],
  ['one that opened', [launched('a', opened)], 0, '', 'appShortName'],
  ['one under way', [launched('a')], 0, '…', 'appShortName: stepPresign'],
  ['one under way, after one that failed', [launched('a'), launched('b', failed)], 0, '…', 'appShortName: stepPresign'],
  ['one that failed', [launched('a', failed)], 0, '!', 'appShortName: launchFailed'],
  ['one that failed, and was seen', [launched('a', failed)], 10, '', 'appShortName'],
  [
    'one that failed before another opened',
    [launched('a', opened), launched('b', failed)],
    9,
    '!',
    'appShortName: launchFailed',
  ],
])('%s', async (_name, launches, seenUntil, badge, title) => {
  await startWorker();
  await fake.storage.session.set({ launches, seenUntil });
  await vi.waitFor(() => expect([readBadge(), readTitle()]).toEqual([badge, title]));
});

test('what was stored last is shown last, whatever is read first', async () => {
  await startWorker();
  const { get } = fake.storage.session;
  const slowness = [30, 30];
  vi.spyOn(fake.storage.session, 'get').mockImplementation(async keys => {
    const items = await get(keys);
    await new Promise(resolve => setTimeout(resolve, slowness.shift() ?? 0));
    return items;
  });
  await fake.storage.session.set({ launches: [launched('a')] });
  await fake.storage.session.set({ launches: [launched('a', opened)] });
  await new Promise(resolve => setTimeout(resolve, 100));
  expect(readBadge()).toBe('');
});

test('what an earlier worker left under way is settled at the next start', async () => {
  await fake.storage.session.set({ launches: [launched('a')] });
  await startWorker();
  await vi.waitFor(() => expect([readBadge(), readTitle()]).toEqual(['!', 'appShortName: launchFailed']));
});

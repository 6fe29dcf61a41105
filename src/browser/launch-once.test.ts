import { beforeEach, expect, test, vi } from 'vitest';
import { createFakeBrowser, createFakeNavigator, type FakeBrowser } from '../../test/support/fake-browser';
import type { LaunchOutcome } from '../core/launch-outcome';

const opened: LaunchOutcome = { result: 'opened' };
const interrupted: LaunchOutcome = { result: 'failed', failure: { code: 'interrupted' } };
const refused: LaunchOutcome = {
  result: 'failed',
  failure: { code: 'hosts-not-allowed', hosts: ['https://a.example/*'] },
};

let fake: FakeBrowser;

beforeEach(() => {
  vi.resetModules();
  fake = createFakeBrowser();
  vi.stubGlobal('chrome', fake);
  vi.stubGlobal('navigator', createFakeNavigator());
});

const load = () => import('./launch-once');
const read = async (area: 'local' | 'session', key: string) => (await fake.storage[area].get(key))[key];

/** A launch that goes on until it is told how it ends. */
function launchInHand() {
  const ends: ((outcome: LaunchOutcome) => void)[] = [];
  const run = vi.fn(() => new Promise<LaunchOutcome>(resolve => ends.push(resolve)));
  return { run, end: (outcome: LaunchOutcome) => ends.shift()?.(outcome) };
}

test.each([opened, refused])('who asks while one is under way gets its outcome: %j', async outcome => {
  const { launchOnce } = await load();
  const { run, end } = launchInHand();
  const both = [launchOnce({ profileId: 'a' }, run), launchOnce({ profileId: 'a', windowId: 2 }, run)];
  await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(1));
  end(outcome);
  expect(await Promise.all(both)).toMatchObject([outcome, outcome]);
  expect(run).toHaveBeenCalledTimes(1);
});

test('who asks after it has ended launches anew', async () => {
  const { launchOnce } = await load();
  const run = vi.fn(async () => opened);
  await launchOnce({ profileId: 'a' }, run);
  await new Promise(resolve => setTimeout(resolve, 2));
  await launchOnce({ profileId: 'a' }, run);
  expect(run).toHaveBeenCalledTimes(2);
});

test('another profile does not wait', async () => {
  const { launchOnce } = await load();
  const { run, end } = launchInHand();
  const hanging = launchOnce({ profileId: 'a' }, run);
  expect(await launchOnce({ profileId: 'b' }, async () => opened)).toEqual(opened);
  end(opened);
  await hanging;
});

test('a launch that an earlier worker could not end is not the outcome of the next', async () => {
  const [{ launchOnce }, { saveLaunchState, flightLock }, { settleLaunch }, { withLock }] = await Promise.all([
    load(),
    import('./launch-states'),
    import('./watch-launches'),
    import('./with-lock'),
  ]);
  const request = { profileId: 'a' };
  await saveLaunchState({ flight: 'a', request, startedAt: 1, step: 'presign' });
  // As the next worker starts: what is left is settled first, and the launch that woke it waits meanwhile.
  const first = withLock(flightLock('a'), () => new Promise(resolve => setTimeout(resolve, 5)));
  const settled = settleLaunch('a');
  const outcome = await launchOnce(request, async () => opened);
  await Promise.all([first, settled]);
  expect(outcome).toEqual(opened);
  expect(outcome).not.toEqual(interrupted);
});

const studio = 'https://d-abc.studio.us-east-1.sagemaker.aws/auth?token=x';

test.each([
  ['a newer tab on Studio: opened', { id: 8, pendingUrl: studio, url: '' }, opened],
  ['a tab on Studio that was there before', { id: 6, url: studio }, interrupted],
  ['a newer tab elsewhere', { id: 8, url: 'https://example.com/' }, interrupted],
  ['a newer tab that the browser tells nothing of', { id: 8 }, interrupted],
] as const)('a launch whose worker was stopped, and %s', async (_, tab, outcome) => {
  const { saveLaunchState } = await import('./launch-states');
  const { settleLaunch } = await import('./watch-launches');
  fake.tabs.query.mockResolvedValue([tab]);
  await saveLaunchState({ flight: 'a', request: { profileId: 'a' }, startedAt: 1, newestTab: 7, step: 'presign' });
  await settleLaunch('a');
  expect(await read('session', 'launches')).toMatchObject([{ flight: 'a', outcome }]);
});

test('a launch whose worker was stopped, and a newer tab that is on its way to Studio: opened', async () => {
  const { isStudioOpenSince } = await import('./newest-tab');
  fake.tabs.query.mockResolvedValueOnce([{ id: 8, status: 'loading' }]).mockResolvedValue([{ id: 8, url: studio }]);
  expect(await isStudioOpenSince(7)).toBe(true);
});

test('what cannot be remembered does not keep a launch from its end', async () => {
  const { launchOnce } = await load();
  vi.spyOn(fake.storage.local, 'set').mockRejectedValue(new Error('The disk is full'));
  expect(await launchOnce({ profileId: 'a' }, async () => opened)).toEqual(opened);
  expect(await read('session', 'launches')).toMatchObject([{ flight: 'a', outcome: opened }]);
});

test('hosts that are allowed while it is found out that they are missing: the launch goes on by itself', async () => {
  const { launchOnce } = await load();
  fake.permissions.contains.mockResolvedValue(true);
  const outcomes = [refused, opened];
  const run = vi.fn(async () => outcomes.shift() ?? opened);
  expect(await launchOnce({ profileId: 'a' }, run)).toMatchObject(refused);
  await vi.waitFor(async () => expect(await read('session', 'launches')).toMatchObject([{ outcome: opened }]));
  expect(run).toHaveBeenCalledTimes(2);
  expect(await read('session', 'waitingLaunch')).toBeUndefined();
});

test('a launch that waits for hosts does not go on where a page has gone on meanwhile', async () => {
  const { launchOnce, resumeWaitingLaunch } = await load();
  const request = { profileId: 'a' };
  await launchOnce(request, async () => refused);
  await new Promise(resolve => setTimeout(resolve, 2));
  const { run, end } = launchInHand();
  const both = [launchOnce(request, run), resumeWaitingLaunch(run)];
  await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(1));
  end(opened);
  await Promise.all(both);
  expect(run).toHaveBeenCalledTimes(1);
});

test('a launch that waits for hosts goes on when they are allowed, once', async () => {
  const { launchOnce, resumeWaitingLaunch } = await load();
  await launchOnce({ profileId: 'a' }, async () => refused);
  expect(await read('local', 'recentLaunches')).toBeUndefined();
  await new Promise(resolve => setTimeout(resolve, 2));
  const run = vi.fn(async () => opened);
  await Promise.all([resumeWaitingLaunch(run), resumeWaitingLaunch(run)]);
  expect(run).toHaveBeenCalledTimes(1);
  expect(await read('local', 'recentLaunches')).toMatchObject([{ profileId: 'a', outcome: 'opened' }]);
});

import { beforeEach, describe, expect, test, vi } from 'vitest';
import { exampleConnection, studioProfile } from '../../../test/support/example-document';
import { useFreshBrowser } from '../../../test/support/use-fresh-browser';
import type { Connection } from '../../core/configuration/connection';
import type { LaunchOutcome } from '../../core/failure/launch-outcome';
import type { Ask } from '../../core/launch/ask';
import type { Flight } from '../../core/launch/flight';

const opened: LaunchOutcome = { result: 'opened' };
const interrupted = { result: 'failed', failure: { code: 'interrupted' } };
const clockWrong: LaunchOutcome = { result: 'failed', failure: { code: 'clock-wrong' } };
const refused: LaunchOutcome = {
  result: 'failed',
  failure: { code: 'hosts-not-allowed', hosts: ['https://a.example/*'] },
};

const fake = useFreshBrowser();

beforeEach(() => {
  vi.useRealTimers();
});

const load = async () => ({
  ...(await import('./launch-once')),
  ...(await import('./resume-launch')),
  ...(await import('./settle-launch')),
  ...(await import('./flights')),
  ...(await import('../api/with-lock')),
});
const read = async (area: 'local' | 'session', key: string) => (await fake.storage[area].get(key))[key];
const ask = (profileId: string, changes: Partial<Ask> = {}): Ask => ({
  askId: crypto.randomUUID(),
  request: { profileId },
  ...changes,
});
const left = (changes: Partial<Flight> = {}): Flight => ({
  ...{ id: crypto.randomUUID(), key: 'a', request: { profileId: 'a' }, number: 1, step: 'presign', newestTab: 7 },
  ...changes,
});

const noSignOut = async () => {};

/** A launch that goes on until it is told how it ends. */
function launchInHand() {
  const ends: ((outcome: LaunchOutcome) => void)[] = [];
  const run = vi.fn(() => new Promise<LaunchOutcome>(resolve => ends.push(resolve)));
  return { run, end: (outcome: LaunchOutcome) => ends.shift()?.(outcome) };
}

/** By so many milliseconds, of this computer's clock alone. */
function moveClock(milliseconds: number): void {
  vi.useFakeTimers({ now: Date.now() + milliseconds, toFake: ['Date'] });
}

test.each([opened, refused])('who asks while one is under way gets its outcome: %j', async outcome => {
  const { launchOnce } = await load();
  const { run, end } = launchInHand();
  const first = launchOnce(ask('a'), run);
  await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(1));
  const second = launchOnce(ask('a', { request: { profileId: 'a', windowId: 2 } }), run);
  const both = [first, second];
  end(outcome);
  expect(await Promise.all(both)).toMatchObject([outcome, outcome]);
  expect(run).toHaveBeenCalledTimes(1);
});

test('7: two who ask in the same breath get one launch', async () => {
  const { launchOnce } = await load();
  const { run, end } = launchInHand();
  const both = [launchOnce(ask('a'), run), launchOnce(ask('a'), run)];
  await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(1));
  end(opened);
  expect(await Promise.all(both)).toEqual([opened, opened]);
  expect(run).toHaveBeenCalledTimes(1);
});

test('another profile does not wait', async () => {
  const { launchOnce } = await load();
  const { run, end } = launchInHand();
  const hanging = launchOnce(ask('a'), run);
  expect(await launchOnce(ask('b'), async () => opened)).toEqual(opened);
  end(opened);
  await hanging;
});

describe.each([
  ['stands still', 0],
  ['is set back by an hour', -3_600_000],
  ['is set forward by a day', 86_400_000],
])('73: the clock %s:', (_name, milliseconds) => {
  test('who asks after a launch has ended launches anew', async () => {
    const { launchOnce } = await load();
    vi.useFakeTimers({ toFake: ['Date'] });
    await launchOnce(ask('a'), async () => clockWrong);
    moveClock(milliseconds);
    const run = vi.fn(async () => opened);
    expect(await launchOnce(ask('a'), run)).toEqual(opened);
    expect(run).toHaveBeenCalledTimes(1);
  });

  test('who asks while one is under way gets its outcome', async () => {
    const { launchOnce } = await load();
    const { run, end } = launchInHand();
    const first = launchOnce(ask('a'), run);
    await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(1));
    moveClock(milliseconds);
    const second = launchOnce(ask('a'), run);
    end(opened);
    expect(await Promise.all([first, second])).toEqual([opened, opened]);
    expect(run).toHaveBeenCalledTimes(1);
  });

  test('a launch that a page asked for after the one that lacked hosts is the one that goes on', async () => {
    const { launchOnce, resumeWaitingLaunch } = await load();
    await launchOnce(ask('a'), async () => refused);
    moveClock(Math.max(milliseconds, -3_600_000));
    const { run, end } = launchInHand();
    const both = [launchOnce(ask('a'), run), resumeWaitingLaunch(run, noSignOut)];
    await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(1));
    end(opened);
    await Promise.all(both);
    expect(run).toHaveBeenCalledTimes(1);
  });

  test('how long a launch took is told by no clock that can be set', async () => {
    const { launchOnce } = await load();
    await launchOnce(ask('a'), async () => {
      moveClock(milliseconds);
      return opened;
    });
    const [{ milliseconds: took }] = (await read('local', 'recentLaunches')) as [{ milliseconds: number }];
    expect(took).toBeGreaterThanOrEqual(0);
    expect(took).toBeLessThan(3_600_000);
  });
});

test('84: the same ask begins one launch, however often it comes', async () => {
  const { launchOnce } = await load();
  const run = vi.fn(async () => opened);
  const once = ask('a');
  expect(await Promise.all([launchOnce(once, run), launchOnce(once, run)])).toEqual([opened, opened]);
  expect(await launchOnce(once, run)).toEqual(opened);
  expect(run).toHaveBeenCalledTimes(1);
});

test('84: an ask that comes again after its launch was stopped in the middle begins none: it is told', async () => {
  const { launchOnce, storeTaken } = await load();
  const once = ask('a');
  await storeTaken(left({ step: 'credentials' }), once.askId);
  const run = vi.fn(async () => opened);
  expect(await launchOnce(once, run)).toMatchObject(interrupted);
  expect(run).not.toHaveBeenCalled();
});

test('84: a double click whose worker was stopped once the tab was asked for opens no second one', async () => {
  const { launchOnce, storeTaken } = await load();
  const [first, second] = [ask('a'), ask('a')];
  const flight = left({ step: 'open' });
  await storeTaken(flight, first.askId);
  await fake.storage.session.set({ [`taken:${second.askId}`]: flight.id });
  const run = vi.fn(async () => opened);
  expect(await launchOnce(second, run)).toEqual(opened);
  expect(await launchOnce(first, run)).toEqual(opened);
  expect(run).not.toHaveBeenCalled();
});

test('84: the first that is stored of a launch is whole: its flight, and what it took', async () => {
  const { launchOnce } = await load();
  const set = vi.spyOn(fake.storage.session, 'set');
  const once = ask('a');
  await launchOnce(once, async () => opened);
  const [first] = set.mock.calls[0] ?? [];
  expect(Object.keys(first ?? {})).toEqual(expect.arrayContaining(['flight:a', `taken:${once.askId}`]));
});

test('84: an ask that nobody took is told to be interrupted, and begins no launch later', async () => {
  const { launchOnce, settleAsk, storeAsk } = await load();
  const lost = ask('a');
  await storeAsk(lost, true);
  expect(await settleAsk(lost)).toMatchObject(interrupted);
  expect(await read('session', 'flight:a')).toMatchObject({ outcome: interrupted });
  const run = vi.fn(async () => opened);
  expect(await launchOnce(lost, run)).toMatchObject(interrupted);
  expect(run).not.toHaveBeenCalled();
});

test('a launch that an earlier worker could not end is not the outcome of the next', async () => {
  const { launchOnce, settleLaunch, storeFlight, withLock, flightLock } = await load();
  await storeFlight(left());
  // As the next worker starts: what is left is settled first, and the launch that woke it waits meanwhile.
  const first = withLock(flightLock('a'), () => new Promise(resolve => setTimeout(resolve, 5)));
  const settled = settleLaunch('a');
  const outcome = await launchOnce(ask('a'), async () => opened);
  await Promise.all([first, settled]);
  expect(outcome).toEqual(opened);
});

const studio = 'https://d-abc.studio.us-east-1.sagemaker.aws/auth?token=x';

test.each([
  ['a newer tab on Studio: opened', { id: 8, pendingUrl: studio, url: '' }, {}, opened],
  ['a tab on Studio that was there before', { id: 6, url: studio }, {}, interrupted],
  ['a newer tab elsewhere', { id: 8, url: 'https://example.com/' }, {}, interrupted],
  ['a newer tab that the browser tells nothing of', { id: 8 }, {}, interrupted],
  ['a newer tab, before it had a link: another launch’s', { id: 8, url: studio }, { step: 'credentials' }, interrupted],
  ['no tab that can be seen, once it was asked for', { id: 8 }, { step: 'open' }, opened],
] as const)('a launch whose worker was stopped, and %s', async (_, tab, changes, outcome) => {
  const { settleLaunch, storeFlight } = await load();
  fake.tabs.query.mockResolvedValue([tab]);
  await storeFlight(left(changes));
  await settleLaunch('a');
  expect(await read('session', 'flight:a')).toMatchObject({ key: 'a', outcome });
});

test('a launch whose worker was stopped, and a newer tab that is on its way to Studio: opened', async () => {
  const { isStudioOpenSince } = await import('../api/newest-tab');
  fake.tabs.query.mockResolvedValueOnce([{ id: 8, status: 'loading' }]).mockResolvedValue([{ id: 8, url: studio }]);
  expect(await isStudioOpenSince(7)).toBe(true);
});

test('a launch that was cancelled stays so, whatever it was still at work on', async () => {
  const { launchOnce } = await load();
  const steps: (() => void)[] = [];
  await launchOnce(ask('a'), async (_, _facts, { onStep }) => {
    steps.push(() => onStep('presign'));
    return { result: 'failed', failure: { code: 'cancelled' } };
  });
  steps[0]?.();
  expect(await read('session', 'flight:a')).toMatchObject({ outcome: { failure: { code: 'cancelled' } } });
});

test('70: a sign-out ends the launches of its connection, and those whose connection is not known yet', async () => {
  const { launchOnce } = await load();
  const { cancel, signOutTask } = await import('../api/cancellation');
  vi.spyOn(fake.storage.local, 'get').mockRejectedValue(new Error('unreadable'));
  const aborted: string[] = [];
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const begin = (profileId: string, connection?: Connection) =>
    launchOnce(ask(profileId), async (_, _facts, { onFound }, signal) => {
      if (connection) onFound({ profile: { ...studioProfile, id: profileId }, connection });
      begun.push(profileId);
      await new Promise<void>(resolve => {
        ends.push(resolve);
        signal.addEventListener('abort', () => {
          aborted.push(profileId);
          resolve();
        });
      });
      return opened;
    });
  const launches = [
    begin('mine', exampleConnection),
    begin('new'),
    begin('theirs', { ...exampleConnection, id: 'other' }),
  ];
  await vi.waitFor(() => expect(begun).toHaveLength(3));
  cancel(signOutTask(exampleConnection.id));
  await Promise.all(launches.slice(0, 2));
  expect(aborted.sort()).toEqual(['mine', 'new']);
  for (const end of ends) end();
  await Promise.all(launches);
});

test('what cannot be remembered does not keep a launch from its end', async () => {
  const { launchOnce } = await load();
  vi.spyOn(fake.storage.local, 'set').mockRejectedValue(new Error('The disk is full'));
  expect(await launchOnce(ask('a'), async () => opened)).toEqual(opened);
  expect(await read('session', 'flight:a')).toMatchObject({ outcome: opened });
});

test('hosts that are allowed while it is found out that they are missing: the launch goes on by itself', async () => {
  const { launchForPage } = await load();
  fake.permissions.contains.mockResolvedValue(true);
  const outcomes = [refused, opened];
  const run = vi.fn(async () => outcomes.shift() ?? opened);
  expect(await launchForPage(ask('a'), run, noSignOut)).toMatchObject(refused);
  await vi.waitFor(async () => expect(await read('session', 'flight:a')).toMatchObject({ outcome: opened }));
  expect(run).toHaveBeenCalledTimes(2);
  expect(await read('session', 'waitingLaunch')).toBeUndefined();
});

test.each([
  ['that is confirmed', async () => {}],
  ['that is not confirmed', async () => Promise.reject(new Error('The background did not answer'))],
])('84: a launch for somebody else begins after a sign-out %s, which the worker sees to', async (_name, end) => {
  const { launchForPage } = await load();
  const order: string[] = [];
  const signOut = async ({ connectionId }: { connectionId: string }) => {
    order.push(`sign out of ${connectionId}`);
    await end();
  };
  const run = async () => {
    order.push('launch');
    return opened;
  };
  expect(await launchForPage({ ...ask('a'), signOutOf: 'acme' }, run, signOut)).toEqual(opened);
  expect(order).toEqual(['sign out of acme', 'launch']);
});

test('84: who looks while the worker signs out for somebody else waits for the launch, and calls nothing interrupted', async () => {
  const { launchForPage, storeAsk, settleAsk } = await load();
  const asked = { ...ask('a'), signOutOf: 'acme' };
  await storeAsk(asked, true);
  let end = () => {};
  const signOut = vi.fn(() => new Promise<void>(resolve => (end = resolve)));
  const launched = launchForPage(asked, async () => opened, signOut);
  const settled = settleAsk(asked);
  await vi.waitFor(() => expect(signOut).toHaveBeenCalled());
  end();
  expect(await Promise.all([launched, settled])).toEqual([opened, opened]);
});

test('84: an ask for somebody else that arrives twice signs out once', async () => {
  const { launchForPage } = await load();
  const asked = { ...ask('a'), signOutOf: 'acme' };
  const signOut = vi.fn(async () => {});
  const launch = () => launchForPage(asked, async () => opened, signOut);
  expect(await Promise.all([launch(), launch()])).toEqual([opened, opened]);
  expect(signOut).toHaveBeenCalledTimes(1);
});

test('a launch that waits for hosts goes on when they are allowed, once', async () => {
  const { launchOnce, resumeWaitingLaunch } = await load();
  await launchOnce(ask('a'), async () => refused);
  expect(await read('local', 'recentLaunches')).toBeUndefined();
  const run = vi.fn(async () => opened);
  await Promise.all([resumeWaitingLaunch(run, noSignOut), resumeWaitingLaunch(run, noSignOut)]);
  expect(run).toHaveBeenCalledTimes(1);
  expect(await read('local', 'recentLaunches')).toMatchObject([{ profileId: 'a', outcome: 'opened' }]);
});

test('a page that asks once hosts are allowed gets the launch that has gone on by itself', async () => {
  const { launchOnce, resumeWaitingLaunch } = await load();
  await launchOnce(ask('a'), async () => refused);
  const { id: after } = (await read('session', 'flight:a')) as Flight;
  const run = vi.fn(async () => opened);
  await resumeWaitingLaunch(run, noSignOut);
  expect(await launchOnce(ask('a', { after }), run)).toEqual(opened);
  expect(run).toHaveBeenCalledTimes(1);
});

describe('84: hosts are allowed after the popup was closed by the prompt, and its worker was stopped before it took the ask:', () => {
  test('the launch begins', async () => {
    const { resumeWaitingLaunch, storeAsk } = await load();
    await storeAsk(ask('a'), true);
    const run = vi.fn(async () => opened);
    await Promise.all([resumeWaitingLaunch(run, noSignOut), resumeWaitingLaunch(run, noSignOut)]);
    expect(run).toHaveBeenCalledTimes(1);
  });

  test('for somebody else, the sign-out comes first', async () => {
    const { resumeWaitingLaunch, storeAsk } = await load();
    await storeAsk({ ...ask('a'), signOutOf: 'acme' }, true);
    const order: string[] = [];
    const run = async () => {
      order.push('launch');
      return opened;
    };
    await resumeWaitingLaunch(run, async ({ connectionId }) => order.push(`sign out of ${connectionId}`));
    expect(order).toEqual(['sign out of acme', 'launch']);
  });

  test.each([
    ['three minutes later', 180_000],
    ['with the clock set back by an hour', -3_600_000],
  ])('%s it does not: nobody thinks of it any more', async (_name, milliseconds) => {
    const { resumeWaitingLaunch, storeAsk } = await load();
    await storeAsk(ask('a'), true);
    moveClock(milliseconds);
    const run = vi.fn(async () => opened);
    await resumeWaitingLaunch(run, noSignOut);
    expect(run).not.toHaveBeenCalled();
  });

  test('where the page is still there, it asks itself', async () => {
    const { resumeWaitingLaunch, storeAsk, askLock, withLock } = await load();
    const asked = ask('a');
    await storeAsk(asked, true);
    const run = vi.fn(async () => opened);
    await withLock(askLock(asked.askId), async () => await resumeWaitingLaunch(run, noSignOut));
    expect(run).not.toHaveBeenCalled();
  });
});

describe('84: hosts are allowed, and the worker that should go on with the launch is stopped', () => {
  const lose = async () => {
    const { launchOnce } = await load();
    await launchOnce(ask('a'), async () => refused);
    fake.permissions.contains.mockResolvedValue(true);
  };

  test('once the launch no longer waits: it is stored as asked for, and the next worker says so', async () => {
    await lose();
    const { resumeWaitingLaunch } = await load();
    const { session } = fake.storage;
    const removed = new Promise<Record<string, unknown>>(resolve => {
      const { remove } = session;
      vi.spyOn(session, 'remove').mockImplementationOnce(async keys => {
        resolve(await session.get());
        await remove(keys);
      });
    });
    const { run, end } = launchInHand();
    const going = resumeWaitingLaunch(run, noSignOut);
    const items = await removed;
    const { askId } = items.latestAsk as { askId: string };
    expect(items[`ask:${askId}`]).toMatchObject({ ask: { request: { profileId: 'a' } }, hasPage: false });
    await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(1));
    end(opened);
    await going;
  });

  test('before it has heard so: the next worker goes on with it, once', async () => {
    await lose();
    const { resumeUnheardLaunch, resumeWaitingLaunch } = await load();
    const run = vi.fn(async () => opened);
    await Promise.all([
      resumeUnheardLaunch(run, noSignOut),
      resumeWaitingLaunch(run, noSignOut),
      resumeUnheardLaunch(run, noSignOut),
    ]);
    expect(run).toHaveBeenCalledTimes(1);
    expect(await read('session', 'flight:a')).toMatchObject({ outcome: opened });
  });

  test('while hosts are missing, a worker that starts launches nothing', async () => {
    await lose();
    fake.permissions.contains.mockResolvedValue(false);
    const { resumeUnheardLaunch } = await load();
    const run = vi.fn(async () => opened);
    await resumeUnheardLaunch(run, noSignOut);
    expect(run).not.toHaveBeenCalled();
    expect(await read('session', 'waitingLaunch')).toMatchObject({ request: { profileId: 'a' } });
  });
});

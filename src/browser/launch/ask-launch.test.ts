import { beforeEach, expect, test, vi } from 'vitest';
import { createFakeBrowser, createFakeNavigator, type FakeBrowser } from '../../../test/support/fake-browser';
import type { LaunchOutcome } from '../../core/failure/launch-outcome';
import type { Ask } from '../../core/launch/ask';

const opened: LaunchOutcome = { result: 'opened' };
const interrupted = { result: 'failed', failure: { code: 'interrupted' } };

let fake: FakeBrowser;
const sendMessage = vi.fn();

beforeEach(() => {
  vi.resetModules();
  sendMessage.mockReset();
  fake = createFakeBrowser();
  vi.stubGlobal('chrome', { ...fake, runtime: { ...fake.runtime, sendMessage } });
  vi.stubGlobal('navigator', createFakeNavigator());
});

const newAsk = (): Ask => ({ askId: crypto.randomUUID(), request: { profileId: 'a' } });
const stop = () => Promise.reject(new Error('The message port closed before a response was received.'));
/** A worker that takes what it is asked. */
const work = async ({ request: ask }: { request: Ask }) => {
  const { launchOnce } = await import('./launch-once');
  return { ok: true, answer: await launchOnce(ask, async () => opened) };
};
const stored = async () => await fake.storage.session.get();

test('84: what is asked is stored in the same breath in which it is sent', async () => {
  const { askForLaunch } = await import('./ask-launch');
  const set = vi.spyOn(fake.storage.session, 'set');
  const get = vi.spyOn(fake.storage.session, 'get');
  sendMessage.mockImplementation(work);
  const ask = newAsk();
  const ended = askForLaunch(ask);
  expect(Object.keys(set.mock.calls[0]?.[0] ?? {})).toEqual([`ask:${ask.askId}`, 'latestAsk']);
  expect(sendMessage).toHaveBeenCalledWith({ type: 'launch', request: ask });
  expect(get).not.toHaveBeenCalled();
  expect(await ended).toEqual(opened);
});

test('84: a worker that is stopped before it took what was asked is asked once more', async () => {
  const { askForLaunch } = await import('./ask-launch');
  sendMessage.mockImplementationOnce(stop).mockImplementation(work);
  expect(await askForLaunch(newAsk())).toEqual(opened);
  expect(sendMessage).toHaveBeenCalledTimes(2);
});

test('84: one that is stopped each time is not asked for ever: it is said', async () => {
  const { askForLaunch } = await import('./ask-launch');
  sendMessage.mockImplementation(stop);
  expect(await askForLaunch(newAsk())).toMatchObject(interrupted);
  expect(sendMessage).toHaveBeenCalledTimes(2);
  expect((await stored())['flight:a']).toMatchObject({ outcome: interrupted });
  expect((await stored()).unseenOutcomes).toHaveLength(1);
});

test('84: one that is stopped after it took what was asked is not asked again: the launch may have opened its tab', async () => {
  const { askForLaunch } = await import('./ask-launch');
  const { storeTaken } = await import('./flights');
  sendMessage.mockImplementationOnce(async ({ request: ask }: { request: Ask }) => {
    const flight = { id: crypto.randomUUID(), key: 'a', request: ask.request, number: 1, step: 'open' as const };
    await storeTaken(flight, ask.askId);
    throw new Error('The message port closed before a response was received.');
  });
  expect(await askForLaunch(newAsk())).toEqual(opened);
  expect(sendMessage).toHaveBeenCalledTimes(1);
});

test('84: a popup that is opened afterwards, when nobody asks any more, has it said', async () => {
  const { storeAsk } = await import('./flights');
  const { findLatestLaunch, settleShown } = await import('./watch-launches');
  sendMessage.mockResolvedValue({ ok: true });
  await storeAsk(newAsk(), true);
  const shown = await findLatestLaunch();
  expect(shown).toMatchObject({ key: 'a', step: 'start', outcome: undefined });
  if (shown) await settleShown(shown);
  expect(await findLatestLaunch()).toMatchObject({ key: 'a', outcome: interrupted });
});

test('84: while the popup that asked is there, another only shows that it is under way', async () => {
  const { askLock, storeAsk } = await import('./flights');
  const { findLatestLaunch, settleShown } = await import('./watch-launches');
  const { withLock } = await import('../api/with-lock');
  const ask = newAsk();
  await storeAsk(ask, true);
  await withLock(askLock(ask.askId), async () => {
    const shown = await findLatestLaunch();
    if (shown) await settleShown(shown);
  });
  expect(await findLatestLaunch()).toMatchObject({ outcome: undefined });
});

test('84: a message that was on its way to a starting worker is not taken for lost by another popup', async () => {
  const { storeAsk } = await import('./flights');
  const { launchOnce } = await import('./launch-once');
  const { findLatestLaunch, settleShown } = await import('./watch-launches');
  const ask = newAsk();
  await storeAsk(ask, true);
  const shown = await findLatestLaunch();
  const run = vi.fn(async () => opened);
  // The worker has started, and gets its messages in their order.
  sendMessage.mockImplementation(async () => {
    void launchOnce(ask, run);
    return { ok: true };
  });
  if (shown) await settleShown(shown);
  expect(await findLatestLaunch()).toMatchObject({ outcome: opened });
  expect(run).toHaveBeenCalledTimes(1);
});

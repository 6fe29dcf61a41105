import { beforeEach, describe, expect, test, vi } from 'vitest';
import { exampleConnection, studioProfile } from '../../../test/support/example-document';
import { useFreshBrowser } from '../../../test/support/use-fresh-browser';
import type { Failure } from '../../core/failure/launch-outcome';
import { type LaunchParts, nameParts } from '../../core/launch/made-from';
import type { ShownLaunch } from './watch-launches';

const now = Date.UTC(2026, 7, 1);
const minute = 60_000;
const parts: LaunchParts = { profile: studioProfile, connection: exampleConnection };
const changed: LaunchParts = { ...parts, profile: { ...studioProfile, userProfileName: 'bob' } };

const failed = (changes: Partial<Failure> = {}): ShownLaunch => ({
  ...{ key: 'prod-lab', request: { profileId: 'prod-lab' }, askId: 'ask', launchId: 'launch', step: 'presign' },
  madeFrom: nameParts(parts),
  outcome: { result: 'failed', failure: { code: 'access-denied', at: now, ...changes } },
});

const fake = useFreshBrowser();

beforeEach(() => {
  vi.useFakeTimers({ now, toFake: ['Date'] });
  return () => vi.useRealTimers();
});

const isNews = async (launch: ShownLaunch, as: LaunchParts | undefined = parts, isShown = false) =>
  await (await import('./news')).isNews(launch, as, isShown);

describe('107: a failure', () => {
  // The clock may have been set back meanwhile.
  test.each([0, 9, 600, -600])('that was seen is not shown again, though it ended only %i minutes ago', async age => {
    await fake.storage.session.set({ seenOutcome: 'launch' });
    expect(await isNews(failed({ at: now - age * minute }))).toBe(false);
  });

  test.each([0, 600, -600])('that nobody has seen is shown, though it ended %i minutes ago', async age => {
    await fake.storage.session.set({ seenOutcome: 'another' });
    expect(await isNews(failed({ at: now - age * minute }))).toBe(true);
  });

  test('that is on the screen stays there', async () => {
    await fake.storage.session.set({ seenOutcome: 'launch' });
    expect(await isNews(failed({ at: now - 600 * minute }), parts, true)).toBe(true);
  });

  test.each<[what: string, as: LaunchParts | undefined]>([
    ['whose profile has changed', changed],
    ['whose connection has changed', { ...parts, connection: { ...exampleConnection, identityPoolId: 'us-east-1:2' } }],
    ['whose profile is gone', undefined],
  ])('%s is no longer shown, even unseen', async (_what, as) => {
    const { isNews: judge } = await import('./news');
    expect(await judge(failed(), as, true)).toBe(false);
  });

  test.each([
    [false, true],
    [true, false],
  ])('for hosts that are allowed by now (%s) is shown: %s', async (isAllowed, isShown) => {
    fake.permissions.contains.mockResolvedValue(isAllowed);
    expect(await isNews(failed({ code: 'hosts-not-allowed', hosts: ['https://a.example/*'] }))).toBe(isShown);
  });
});

test('what is under way, has opened or was not taken yet is shown', async () => {
  for (const outcome of [undefined, { result: 'opened' } as const]) {
    expect(await isNews({ ...failed(), outcome }, changed)).toBe(true);
  }
  expect(await isNews({ ...failed(), launchId: undefined })).toBe(true);
});

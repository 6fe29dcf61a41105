import { beforeEach, expect, test, vi } from 'vitest';
import { createFakeBrowser, createFakeNavigator, type FakeBrowser } from '../../../test/support/fake-browser';
import type { LaunchOutcome } from '../../core/failure/launch-outcome';

const offline: LaunchOutcome = { result: 'failed', failure: { code: 'offline' } };

let fake: FakeBrowser;
const create = vi.fn(async (_tab: { url: string }) => ({ id: 1 }));

beforeEach(() => {
  vi.resetModules();
  create.mockClear();
  fake = createFakeBrowser();
  vi.stubGlobal('chrome', { ...fake, tabs: { ...fake.tabs, create } });
  vi.stubGlobal('navigator', createFakeNavigator());
});

const load = () => import('./launch-without-page');

test('84: what a trigger asks for is stored at once, before anything is read', async () => {
  const { launchWithoutPage } = await load();
  const set = vi.spyOn(fake.storage.session, 'set');
  const gets = [fake.storage.session, fake.storage.local].map(area => vi.spyOn(area, 'get'));
  const launched = launchWithoutPage({ profileId: 'a' }, async () => ({ result: 'opened' }));
  expect(Object.keys(set.mock.calls[0]?.[0] ?? {})).toEqual([expect.stringMatching(/^ask:/), 'latestAsk']);
  for (const get of gets) expect(get).not.toHaveBeenCalled();
  await launched;
});

test('a launch that failed is shown by the id of its ask, and by what it launched', async () => {
  const { launchWithoutPage } = await load();
  await launchWithoutPage({ profileId: 'a' }, async () => offline);
  expect(create.mock.calls.map(([{ url }]) => url)).toEqual([
    expect.stringMatching(/^chrome-extension:\/\/fake\/src\/launch\/index\.html#ask=[\da-f-]{36}&profile=a$/),
  ]);
});

test('two triggers for one launch that fails open one page', async () => {
  const { launchWithoutPage } = await load();
  const run = vi.fn(async () => {
    await new Promise(resolve => setTimeout(resolve, 20));
    return offline;
  });
  await Promise.all([launchWithoutPage({ profileId: 'a' }, run), launchWithoutPage({ profileId: 'a' }, run)]);
  expect(run).toHaveBeenCalledTimes(1);
  expect(create).toHaveBeenCalledTimes(1);
});

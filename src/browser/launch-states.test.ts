import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createFakeBrowser, createFakeNavigator, type FakeBrowser } from '../../test/support/fake-browser';

let fake: FakeBrowser;

beforeEach(() => {
  vi.resetModules();
  fake = createFakeBrowser();
  vi.stubGlobal('chrome', fake);
  vi.stubGlobal('navigator', createFakeNavigator());
});

describe('56: storage.session full: handled:', () => {
  const refused = () => Promise.reject(new Error('Session storage quota bytes exceeded. Values were not stored.'));

  test('a launch goes on to its outcome though no step can be written down', async () => {
    vi.spyOn(fake.storage.session, 'set').mockImplementation(refused);
    const { launchOnce } = await import('./launch-once');
    const outcome = await launchOnce({ profileId: 'a' }, async (_, onStep) => {
      await onStep('presign');
      return { result: 'opened' };
    });
    expect(outcome).toEqual({ result: 'opened' });
  });

  test('the latest launch takes the place of those before it', async () => {
    const { findLaunchState, saveLaunchState } = await import('./launch-states');
    const state = (flight: string) => ({
      flight,
      request: { profileId: flight },
      startedAt: 1,
      step: 'start' as const,
    });
    await saveLaunchState(state('before'));
    vi.spyOn(fake.storage.session, 'set').mockImplementationOnce(refused);
    await saveLaunchState(state('latest'));
    expect(await findLaunchState('latest')).toEqual(state('latest'));
    expect(await findLaunchState('before')).toBeUndefined();
  });
});

test('56: storage.session full: an earlier value is not left in the place of one that could not be stored', async () => {
  const { storeIfRoom } = await import('../core/stored');
  const { storageItem } = await import('./storage-item');
  const v = await import('valibot');
  const item = storageItem('session', 'tokens', v.string());
  await item.set('rotated away');
  vi.spyOn(fake.storage.session, 'set').mockRejectedValueOnce(new Error('full'));
  await storeIfRoom(item, 'new');
  expect(await item.get()).toBeUndefined();
});

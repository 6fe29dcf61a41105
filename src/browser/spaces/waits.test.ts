import { describe, expect, test } from 'vitest';
import { useFreshBrowser } from '../../../test/support/use-fresh-browser';
import type { Wait } from '../../core/launch/wait';

const fake = useFreshBrowser();
const id = '7f0c8a52-3b1e-4d57-9a63-1c2d3e4f5a6b';
const other = '0b7a5d1e-9c3f-4e21-8d47-6a5b4c3d2e1f';
const wait: Wait = {
  ...{ id, key: 'lab', request: { profileId: 'lab' }, person: 'a', app: 'JupyterLab', state: 'starting' },
  ...{ begunAt: 0, failures: 0 },
};

test('of one launch, the latest wait is kept, and those of others stay', async () => {
  const { storeWait } = await import('./waits');
  await storeWait(wait, {});
  await storeWait({ ...wait, id: other, key: 'home' }, await fake.storage.session.get());
  const latest = { ...wait, id: '2f1e0d3c-4b5a-4697-8879-a0b1c2d3e4f5' };
  await storeWait(latest, await fake.storage.session.get());
  expect(Object.keys(await fake.storage.session.get()).sort()).toEqual([`wait:${other}`, `wait:${latest.id}`].sort());
});

test('without a page that waits, there is nothing to switch to', async () => {
  const { storeWait, switchToWait } = await import('./waits');
  await storeWait(wait, {});
  await fake.storage.session.set({ [`waitTab:${id}`]: 7, 'wait:odd': { id: 7 } });
  expect(await switchToWait({ profileId: 'lab' }, await fake.storage.session.get())).toBe(false);
});

test('what is waited for no more is forgotten whole', async () => {
  const { forgetWait, storeWait } = await import('./waits');
  await storeWait(wait, {});
  await fake.storage.session.set({ [`waitTab:${id}`]: 7 });
  await forgetWait(id);
  expect(await fake.storage.session.get()).toEqual({});
});

describe('135: somebody waits', () => {
  const failure = { code: 'quota-reached' } as const;

  test.each<[string, part: Partial<Wait>, hasTab: boolean, isHeld: boolean, waiting: number, failed: number]>([
    ['while a page asks for the steps', {}, true, true, 1, 0],
    ['no more once that page has gone away', {}, false, true, 0, 0],
    ['no more once that page is lost, as in a crash', {}, true, false, 0, 0],
    ['no more once it runs', { state: 'running' }, true, true, 0, 0],
    ['no more once it failed', { failure }, true, true, 0, 1],
  ])('%s', async (_name, part, hasTab, isHeld, waiting, failed) => {
    const { readWaits, storeWait, waitLock } = await import('./waits');
    const { withLock } = await import('../api/with-lock');
    await storeWait({ ...wait, ...part }, {});
    if (hasTab) await fake.storage.session.set({ [`waitTab:${id}`]: 7 });
    const read = async () => {
      const shown = await readWaits();
      expect([shown.waiting.length, shown.failed.length]).toEqual([waiting, failed]);
    };
    await (isHeld ? withLock(waitLock(id), read) : read());
  });
});

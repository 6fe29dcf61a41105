import { describe, expect, test, vi } from 'vitest';
import { studioProfile } from '../../../test/support/example-document';
import { useFreshBrowser } from '../../../test/support/use-fresh-browser';
import type { Flight } from '../../core/launch/flight';

const fake = useFreshBrowser();

const flight = (key: string, number: number, changes: Partial<Flight> = {}): Flight => ({
  ...{ id: crypto.randomUUID(), key, request: { profileId: key }, number, step: 'open', outcome: { result: 'opened' } },
  ...changes,
});
const keys = async () => Object.keys(await fake.storage.session.get());

describe('56: storage.session full: handled:', () => {
  const refused = () => Promise.reject(new Error('Session storage quota bytes exceeded. Values were not stored.'));

  test('a launch goes on to its outcome though no step can be written down', async () => {
    vi.spyOn(fake.storage.session, 'set').mockImplementation(refused);
    const { launchOnce } = await import('./launch-once');
    const ask = { askId: crypto.randomUUID(), request: { profileId: 'a' } };
    const outcome = await launchOnce(ask, async (_, _facts, { onStep }) => {
      onStep('presign');
      return { result: 'opened' };
    });
    expect(outcome).toEqual({ result: 'opened' });
  });

  test('the latest launch takes the place of those before it', async () => {
    const { flightItem, storeFlight } = await import('./flights');
    await storeFlight(flight('before', 1));
    vi.spyOn(fake.storage.session, 'set').mockImplementationOnce(refused);
    const latest = flight('latest', 2);
    await storeFlight(latest);
    expect(await flightItem('latest').get()).toEqual(latest);
    expect(await flightItem('before').get()).toBeUndefined();
  });
});

test('56: storage.session full: an earlier value is not left in the place of one that could not be stored', async () => {
  const { storeIfRoom } = await import('../../core/util/stored');
  const { storageItem } = await import('../api/storage-item');
  const v = await import('valibot');
  const item = storageItem('session', 'tokens', v.string());
  await item.set('rotated away');
  vi.spyOn(fake.storage.session, 'set').mockRejectedValueOnce(new Error('full'));
  await storeIfRoom(item, 'new');
  expect(await item.get()).toBeUndefined();
});

describe('84: what is shown of an ask that the worker has not taken is', () => {
  const known = flight('a', 1);
  const [{ id: after }, askId] = [known, crypto.randomUUID()];
  const begun = flight('a', 2, { step: 'sign-in', outcome: undefined });

  test.each<[name: string, stored: Flight | undefined, step: string, launchId: string | undefined]>([
    ['that it was asked, where nothing is under way', undefined, 'start', undefined],
    ['that it was asked, where the launch before it has ended', known, 'start', undefined],
    ['the launch that it joins, which began before the worker looked', begun, 'sign-in', begun.id],
    [
      'that it was asked, where that launch has ended meanwhile',
      { ...begun, outcome: known.outcome },
      'start',
      undefined,
    ],
  ])('%s', async (_name, stored, step, launchId) => {
    const { storeAsk, storeFlight } = await import('./flights');
    const { findAsked } = await import('./watch-launches');
    await storeAsk({ askId, request: { profileId: 'a' }, after }, true);
    if (stored) await storeFlight(stored);
    expect(await findAsked('a', askId)).toMatchObject({ askId, step, launchId, outcome: undefined });
  });
});

test('the latest twenty launches are remembered, by their numbers, with what was asked for them', async () => {
  const { forgetOldLaunches, storeAsk, storeTaken } = await import('./flights');
  for (let number = 1; number <= 25; number += 1) {
    const ask = { askId: crypto.randomUUID(), request: { profileId: `p${number}` } };
    await storeAsk(ask, true);
    await storeTaken(flight(`p${number}`, number), ask.askId);
  }
  await forgetOldLaunches();
  expect((await keys()).filter(key => key.startsWith('flight:'))).toHaveLength(20);
  expect(await keys()).not.toContain('flight:p5');
  expect(await keys()).toContain('flight:p6');
  expect((await keys()).filter(key => key.startsWith('ask:'))).toHaveLength(20);
  expect((await keys()).filter(key => key.startsWith('taken:'))).toHaveLength(20);
});

test('one that is under way is not forgotten, nor one that begins just now', async () => {
  const { flightLock, forgetOldLaunches, storeFlight } = await import('./flights');
  const { withLock } = await import('../api/with-lock');
  await storeFlight(flight('flying', 1, { outcome: undefined, step: 'presign' }));
  await storeFlight(flight('beginning', 2));
  await withLock(flightLock('beginning'), async () => await forgetOldLaunches(0));
  expect(await keys()).toEqual(['flight:flying', 'flight:beginning']);
});

test('a request that is stored with a flight is parsed like any other', async () => {
  const { flightItem } = await import('./flights');
  await fake.storage.session.set({
    'flight:a': flight('a', 1, { request: { profileId: 'a', profile: studioProfile } }),
  });
  expect((await flightItem('a').get())?.request.profile).toEqual(studioProfile);
  await fake.storage.session.set({ 'flight:a': { ...flight('a', 1), request: { profileId: '__proto__' } } });
  expect(await flightItem('a').get()).toBeUndefined();
});

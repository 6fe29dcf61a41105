import { expect, test, vi } from 'vitest';
import { useFreshBrowser } from '../../../test/support/use-fresh-browser';
import type { Flight } from '../../core/launch/flight';
import type { WaitingLaunch } from './waiting-launch';

const fake = useFreshBrowser();

const keep = async (waiting: WaitingLaunch) => waiting;
const flight: Flight = { id: crypto.randomUUID(), key: 'a', request: { profileId: 'a' }, number: 1, step: 'start' };

test('84: hosts that are allowed while a launch fails for them: the launch that begins to wait just then is not lost', async () => {
  const { takeWaitingLaunch, waitForHosts } = await import('./waiting-launch');
  const { session } = fake.storage;
  const get = session.get.bind(session);
  let endLook = () => {};
  const looked = new Promise<void>(resolve => {
    endLook = resolve;
  });
  vi.spyOn(session, 'get').mockImplementationOnce(async key => {
    const found = await get(key);
    await looked;
    return found;
  });
  const taken = takeWaitingLaunch(keep);
  const waiting = waitForHosts(flight);
  await new Promise(resolve => setTimeout(resolve, 10));
  endLook();
  expect(await taken).toBeUndefined();
  await waiting;
  expect(await takeWaitingLaunch(keep)).toMatchObject({ launchId: flight.id, request: flight.request });
});

import { expect, test } from 'vitest';
import { studioProfile } from '../../../test/support/example-document';
import { flightOf, isOfStored, linkedProfileId, triedProfileId } from './launch-request';

const other = { ...studioProfile, landingUri: 'app:Canvas:' };

test('two requests for one profile are one flight, whoever asks and wherever it opens', () => {
  const flights = [{}, { windowId: 1 }, { windowId: 2, openIn: 'newTab' as const }, { tabId: 3 }].map(asked =>
    flightOf({ profileId: 'prod-lab', ...asked }),
  );
  expect(new Set(flights).size).toBe(1);
});

test('another profile, and the same one in another app, are flights of their own', () => {
  const flights = [
    flightOf({ profileId: 'prod-lab' }),
    flightOf({ profileId: 'other' }),
    flightOf({ profileId: 'prod-lab', profile: other }),
    flightOf({ profileId: 'prod-lab', profile: studioProfile }),
  ];
  expect(new Set(flights).size).toBe(4);
});

test.each([
  ['prod-lab', true],
  [triedProfileId, false],
  [linkedProfileId, false],
])('%s is a stored profile: %s', (profileId, isStored) => {
  expect(isOfStored({ profileId })).toBe(isStored);
});

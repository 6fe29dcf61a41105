import { expect, test } from 'vitest';
import { studioProfile } from '../../test/support/example-document';
import { formatLaunchAddress } from '../core/format-launch-address';
import { flightOf, linkedProfileId } from '../core/launch-request';
import { parsePageRequest } from './page-request';

const inSpace = { profileId: studioProfile.id, profile: { ...studioProfile, spaceName: 'team' } };

test.each<[fragment: string, request: unknown]>([
  ['#profile=lab', { type: 'launch', request: { profileId: 'lab' }, flight: 'lab', begins: true }],
  ['#show=lab', { type: 'launch', request: { profileId: 'lab' }, flight: 'lab', begins: false }],
  ['#search=%20prod+lab%20', { type: 'search', text: 'prod lab' }],
  ['#search=', { type: 'search', text: '' }],
  ['#missing=default', { type: 'missing', what: 'default' }],
  ['#share=lab', { type: 'share', profileId: 'lab', copiesCli: false }],
  ['#share=lab&copy=cli', { type: 'share', profileId: 'lab', copiesCli: true }],
  ['#share=lab&copy=all', { type: 'share', profileId: 'lab', copiesCli: false }],
])('%s', (fragment, request) => {
  expect(parsePageRequest(fragment)).toEqual(request);
});

test.each([
  '',
  '#',
  '#nonsense',
  '#profile=',
  '#profile=a&profile=b',
  '#profile=<script>',
  '#show=',
  '#show=a b',
  '#show=lab {"type":"studio"}',
  '#%',
  `#profile=${'x'.repeat(5_000)}`,
])('“%s” names no launch', fragment => {
  expect(parsePageRequest(fragment)).toMatchObject({ type: 'refused', problems: { 0: { path: expect.anything() } } });
});

test('a launch in another space is shown, and can be asked for again as it was', () => {
  const flight = flightOf(inSpace);
  const asked = parsePageRequest(`#${new URLSearchParams({ show: flight })}`);
  expect(asked).toEqual({ type: 'launch', request: inSpace, flight, begins: false });
});

test('a whole profile is launched as it is in the address', () => {
  const fragment = `#${formatLaunchAddress({ type: 'given', profile: studioProfile })}`;
  const { domainId, userProfileName, spaceName, landingUri } = studioProfile;
  expect(parsePageRequest(fragment)).toMatchObject({
    type: 'launch',
    request: { profileId: linkedProfileId, profile: { domainId, userProfileName, spaceName, landingUri } },
    begins: true,
  });
});

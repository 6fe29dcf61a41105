import { expect, test } from 'vitest';
import { studioProfile } from '../../test/support/example-document';
import { formatLaunchAddress } from '../core/launch/format-launch-address';
import { linkedProfileId } from '../core/launch/launch-request';
import { parsePageRequest } from './page-request';

const askId = '7f0c8a52-3b1e-4d57-9a63-1c2d3e4f5a6b';
const given = formatLaunchAddress({ type: 'given', profile: studioProfile });

test.each<[fragment: string, request: unknown]>([
  ['#profile=lab', { type: 'launch', request: { profileId: 'lab' }, askId: undefined, begins: true }],
  [`#ask=${askId}&profile=lab`, { type: 'launch', request: { profileId: 'lab' }, askId, begins: false }],
  ['#search=%20prod+lab%20', { type: 'search', text: 'prod lab' }],
  ['#search=', { type: 'search', text: '' }],
  ['#missing=default', { type: 'missing', what: 'default' }],
  ['#share=lab', { type: 'share', profileId: 'lab', copiesCli: false, once: undefined }],
  ['#share=lab&copy=cli&once=7', { type: 'share', profileId: 'lab', copiesCli: true, once: '7' }],
  ['#share=lab&copy=all', { type: 'share', profileId: 'lab', copiesCli: false, once: undefined }],
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
  '#show=lab',
  '#show=lab {"type":"studio"}',
  `#ask=${askId}`,
  '#%',
  `#profile=${'x'.repeat(5_000)}`,
])('“%s” names no launch', fragment => {
  expect(parsePageRequest(fragment)).toMatchObject({ type: 'refused', problems: { 0: { path: expect.anything() } } });
});

test('76: a whole profile is read as it is in the address, and launches nothing by itself', () => {
  const { domainId, userProfileName, spaceName, landingUri } = studioProfile;
  const request = { profileId: linkedProfileId, profile: { domainId, userProfileName, spaceName, landingUri } };
  expect(parsePageRequest(`#${given}`)).toMatchObject({ type: 'launch', request, begins: false });
  expect(parsePageRequest(`#ask=${askId}&${given}`)).toMatchObject({ type: 'launch', request, askId, begins: false });
});

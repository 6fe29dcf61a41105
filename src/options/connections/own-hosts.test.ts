import { expect, test } from 'vitest';
import { exampleConnection, guestConnection, studioProfile } from '../../../test/support/example-document';
import { allHosts } from '../../core/hosts/all-hosts';
import { findOwnHosts } from './own-hosts';

const hostsOf = (connection = exampleConnection, profiles = [studioProfile]) =>
  allHosts({
    connections: [connection],
    profiles: profiles.map(profile => ({ ...profile, connection: connection.id })),
  });

test('the only connection has all its hosts for itself', () => {
  expect(findOwnHosts(hostsOf(), [])).toEqual(hostsOf());
});

test('hosts that another connection needs are not among them', () => {
  expect(findOwnHosts(hostsOf(), [hostsOf(guestConnection)])).toEqual([
    'https://cognito-idp.us-east-1.amazonaws.com/*',
  ]);
});

test('one with the same hosts leaves none', () => {
  expect(findOwnHosts(hostsOf(), [hostsOf({ ...exampleConnection, id: 'copy' })])).toEqual([]);
});

test('of hosts in another region each connection has its own', () => {
  const other = hostsOf({ ...guestConnection, region: 'eu-west-1' });
  expect(findOwnHosts(other, [hostsOf()])).toEqual([
    'https://api.sagemaker.eu-west-1.amazonaws.com/*',
    'https://*.studio.eu-west-1.sagemaker.aws/*',
  ]);
});

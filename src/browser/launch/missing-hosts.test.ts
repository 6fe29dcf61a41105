import { expect, test } from 'vitest';
import { guestConnection, studioProfile } from '../../../test/support/example-document';
import { useFreshBrowser } from '../../../test/support/use-fresh-browser';

const pool = 'https://cognito-identity.us-east-1.amazonaws.com/*';
const sageMaker = 'https://api.sagemaker.us-east-1.amazonaws.com/*';
const studio = 'https://*.studio.us-east-1.sagemaker.aws/*';
const studioFips = 'https://*.studio-fips.us-east-1.sagemaker.aws/*';

const fake = useFreshBrowser();

test.each<[allowed: string[], asked: string[]]>([
  [[], [pool, sageMaker, studio, studioFips]],
  [[pool], [sageMaker, studio, studioFips]],
  [[pool, studio, studioFips], [sageMaker]],
  // A launch works without Studio's own host.
  [[pool, sageMaker], []],
])('112: with %j allowed, %j are asked for and named', async (allowed, asked) => {
  fake.permissions.contains.mockImplementation(async ({ origins }) => allowed.includes(String(origins[0])));
  const { getMissingHosts } = await import('./missing-hosts');
  expect(await getMissingHosts(guestConnection, studioProfile)).toEqual(asked);
});

import { CreatePresignedDomainUrlCommand, CreatePresignedNotebookInstanceUrlCommand } from '@aws-sdk/client-sagemaker';
import { expect, test } from 'vitest';
import { demoConfiguration } from './demo-configuration';
import { mainPool, startTestWorld } from './start-test-world';
import { createTestBrowser } from './test-client';
import { userPool } from './world';

const [connection] = demoConfiguration.connections;

test('the demo’s connection is the one that the local AWS knows', () => {
  expect(connection.identityPoolId).toBe(mainPool);
  expect(connection.signIn).toMatchObject({ issuer: userPool.issuer, clientId: userPool.clientId });
});

test('each of the demo’s profiles opens a page', async () => {
  const world = await startTestWorld();
  const credentials = await world.getCredentials();
  for (const profile of demoConfiguration.profiles) {
    const client = world.sageMaker(credentials, 'region' in profile ? profile.region : connection.region);
    const session =
      'sessionExpirationDurationInSeconds' in profile ? profile.sessionExpirationDurationInSeconds : undefined;
    const shared = { SessionExpirationDurationInSeconds: session };
    const { AuthorizedUrl = '' } =
      profile.type === 'notebookInstance'
        ? await client.send(
            new CreatePresignedNotebookInstanceUrlCommand({
              ...shared,
              NotebookInstanceName: profile.notebookInstanceName,
            }),
          )
        : await client.send(
            new CreatePresignedDomainUrlCommand({
              ...{ ...shared, DomainId: profile.domainId, UserProfileName: profile.userProfileName },
              ...{ LandingUri: profile.landingUri, SpaceName: 'spaceName' in profile ? profile.spaceName : undefined },
            }),
          );
    const page = await createTestBrowser(world.fetch).open(AuthorizedUrl);
    expect([profile.name, page.status, page.body.includes('Sign in to AWS')]).toEqual([profile.name, 200, false]);
  }
  await world.local.close();
});

import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { demoConfiguration } from '../../local-aws/index';
import { awsCalls } from './harness/aws-calls';
import {
  answerHostPrompt,
  clickProfile,
  closeStudio,
  findStudio,
  importConfiguration,
  isStudio,
  readCard,
  signInAs,
} from './harness/person';
import { forgetLaunches } from './harness/triggers';
import { startWorld, type World } from './harness/world';

// Whose credentials are used, and what is asked of AWS for them. In order: each test goes on where the one before has left
// the browser.

const [, home] = demoConfiguration.profiles;
const copies = Array.from({ length: 10 }, (_, index) => ({ ...home, id: `copy-${index}`, name: `Copy ${index}` }));
const configuration = {
  ...demoConfiguration,
  profiles: [
    { ...home, id: 'hers', name: 'Studio of Alice', switchToOpenTab: true },
    { ...home, id: 'his', name: 'Studio of Bob', userProfileName: 'bob' },
    ...copies,
  ],
  defaultProfile: 'hers',
};

const presign = 'SageMaker.CreatePresignedDomainUrl';
const getCredentials = 'CognitoIdentity.GetCredentialsForIdentity';

let world: World;

beforeAll(async () => {
  world = await startWorld();
  await importConfiguration(world, configuration, world.remote);
  await clickProfile(world, 'Studio of Alice');
  await answerHostPrompt(world, 'allow');
  await signInAs(world, 'alice');
  await findStudio(world);
  await closeStudio(world);
});
beforeEach(() => world.aws.reset());
afterEach(async () => {
  await forgetLaunches(world);
  await closeStudio(world);
});
afterAll(async () => await world?.close());

async function inWorker<T>(expression: string): Promise<T> {
  return (await world.remote.evaluate(expression)) as T;
}
const credentialsKey = 'credentials:acme';
const readCredentials = () =>
  inWorker<{ issuedTo?: object }>(
    `chrome.storage.session.get("${credentialsKey}").then(all => all["${credentialsKey}"])`,
  );
const signOut = () => inWorker('chrome.runtime.sendMessage({ type: "signOut", request: { connectionId: "acme" } })');
const findSignedIn = () =>
  inWorker<{ name?: string; identityId?: string }>(
    'chrome.runtime.sendMessage({ type: "findSignedIn", request: { connectionId: "acme" } }).then(reply => reply.answer ?? {})',
  );

test('75: a cookie that was set on an AWS host goes along with no call', async () => {
  const hosts = ['cognito-identity.us-east-1.amazonaws.com', 'api.sagemaker.us-east-1.amazonaws.com'];
  for (const host of hosts) {
    const cookie = { 'set-cookie': 'aws-session=SECRET; Path=/; Secure; SameSite=None' };
    world.aws.setFaults([{ operation: '', status: 200, headers: { ...cookie }, html: true }]);
    const tab = await world.browser.newPage();
    await tab.goto(`https://${host}/`);
    await tab.goto(`https://${host}/again`);
    expect(world.aws.log.at(-1)).toMatchObject({ host, cookies: ['aws-session'] });
    await tab.close();
  }
  world.aws.reset();
  world.aws.refuseCredentials();
  await clickProfile(world, 'Studio of Alice');
  await findStudio(world);
  const calls = world.aws.log.filter(({ host }) => hosts.includes(host));
  expect(calls.map(({ host }) => host)).toEqual(expect.arrayContaining(hosts));
  expect(calls.filter(({ cookies }) => cookies)).toEqual([]);
  await closeStudio(world);
});

test('86: an identity that Cognito has forgotten is asked for once more, and Studio opens', async () => {
  world.aws.forgetIdentities();
  world.aws.refuseCredentials();
  await clickProfile(world, 'Studio of Alice');
  expect((await findStudio(world)).shown.user).toBe('alice');
  expect(awsCalls(world)).toEqual([presign, getCredentials, 'CognitoIdentity.GetId', getCredentials, presign]);
  await closeStudio(world);
});

test('87: ten launches at once with credentials that AWS does not take any more get new ones once for all', async () => {
  world.aws.refuseCredentials();
  const outcomes = await inWorker(
    `Promise.all(${JSON.stringify(copies.map(({ id }) => id))}.map(profileId =>
      chrome.runtime.sendMessage({
        type: "launch", request: { askId: crypto.randomUUID(), request: { profileId } },
      }))).then(JSON.stringify)`,
  );
  expect(String(outcomes).match(/"opened"/g)).toHaveLength(10);
  expect(awsCalls(world).filter(call => call === getCredentials)).toHaveLength(1);
  const refused = world.aws.log.filter(({ operation, status }) => operation === presign && status >= 400);
  expect(refused.length).toBeLessThanOrEqual(10);
  // The browser says that it opens a tab before it is led anywhere.
  await expect.poll(async () => (await world.listPages(isStudio)).length).toBe(10);
});

test('88: with a clock that is 15 minutes off one call is refused, then none; the same once it is right again', async () => {
  const statuses = () => world.aws.log.filter(({ operation }) => operation === presign).map(({ status }) => status);
  const launch = async () => {
    await clickProfile(world, 'Copy 1');
    await findStudio(world);
    await closeStudio(world);
  };
  world.aws.setClockOffset(15 * 60_000);
  await launch();
  await launch();
  expect(statuses()).toEqual([400, 200, 200]);
  world.aws.reset();
  await launch();
  await launch();
  expect(statuses()).toEqual([400, 200, 200]);
});

test('72: alice’s credentials that are left where nobody is signed in open nothing: a click asks who it is', async () => {
  await clickProfile(world, 'Studio of Alice');
  await findStudio(world);
  const hers = await readCredentials();
  expect(hers.issuedTo).toBeDefined();
  await signOut();
  await inWorker(`chrome.storage.session.set({ "${credentialsKey}": ${JSON.stringify(hers)} })`);
  expect(await findSignedIn()).not.toHaveProperty('name');
  world.aws.reset();
  // Her tab is open still, and nobody is led there.
  await clickProfile(world, 'Studio of Alice');
  await signInAs(world, 'bob');
  expect(awsCalls(world)).not.toContain(presign);
  const popup = await world.openPopup();
  expect(await readCard(popup)).toContain('You don’t have access to this profile');
  expect(JSON.stringify(await readCredentials())).not.toContain(JSON.stringify(hers.issuedTo));
  // Once more, now that bob is signed in and credentials of hers are there.
  await inWorker(`chrome.storage.session.set({ "${credentialsKey}": ${JSON.stringify(hers)} })`);
  expect(await findSignedIn()).toMatchObject({ name: 'Bob Example' });
  expect(await findSignedIn()).not.toHaveProperty('identityId');
});

test('72: nor do they serve bob, who is signed in: his own profile opens with his own', async () => {
  await closeStudio(world);
  await clickProfile(world, 'Studio of Bob');
  expect((await findStudio(world)).shown.user).toBe('bob');
  expect(awsCalls(world)).toContain(getCredentials);
  await closeStudio(world);
  world.aws.reset();
  await clickProfile(world, 'Studio of Bob');
  expect((await findStudio(world)).shown.user).toBe('bob');
  expect(awsCalls(world)).toEqual([presign]);
});

import { beforeEach, expect, test, vi } from 'vitest';
import { ownSpacesGrants } from '../../local-aws/resources/own-spaces-grants';
import { userPool } from '../../local-aws/world';
import { useAwsWorld } from '../../test/support/aws-world';
import { countRoundTrips } from '../../test/support/count-round-trips';
import { exampleConnection, studioProfile } from '../../test/support/example-document';
import { createFakeBrowser, createFakeNavigator } from '../../test/support/fake-browser';
import { acmeSignIn } from '../../test/support/sign-in-ports';
import { launch } from '../core/launch/launch';

// How often a launch waits for the browser. A call takes about as long as AWS's own work, on a busy computer longer.

const aws = useAwsWorld();

let fake: ReturnType<typeof createFakeBrowser>;
let trips: { count(): number };
/** How many round trips there had been when the browser was asked for the tab. */
let untilTab: number | undefined;

beforeEach(async () => {
  vi.resetModules();
  untilTab = undefined;
  fake = createFakeBrowser();
  const origins = ['api.sagemaker', 'cognito-identity', 'cognito-idp'].map(
    name => `https://${name}.us-east-1.amazonaws.com/*`,
  );
  const permissions = { ...fake.permissions, getAll: async () => ({ origins }) };
  const tabs = {
    ...fake.tabs,
    create: async () => {
      untilTab = trips.count();
      return { id: 1 };
    },
  };
  const identity = { getRedirectURL: () => 'https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/' };
  const wholeBrowser = countRoundTrips({
    browser: { ...fake, permissions, tabs, identity },
    navigator: createFakeNavigator(),
  });
  trips = wholeBrowser;
  vi.stubGlobal('chrome', wholeBrowser.api.browser);
  vi.stubGlobal('navigator', wholeBrowser.api.navigator);
  const stored = (value: object) => ({ position: 0, savedAt: Date.now(), value });
  await fake.storage.sync.set({
    'connection:acme': stored({ ...exampleConnection, signIn: acmeSignIn }),
    [`profile:${studioProfile.id}`]: stored(studioProfile),
  });
  const { id_token: idToken } = await aws.world.signIn('alice');
  const tokens = {
    issuer: userPool.issuer,
    clientId: userPool.clientId,
    subject: 'alice',
    name: 'Alice',
    claims: {},
    idToken,
  };
  await fake.storage.session.set({ 'tokens:acme': { ...tokens, expiresAt: Date.now() + 3_600_000 } });
});

/** A launch as the worker runs it; resolves to the round trips before SageMaker is asked, and from its answer to the tab. */
async function countLaunch() {
  const [{ launchForPage }, { launchPorts }, { createBudget }] = await Promise.all([
    import('../browser/launch/resume-launch'),
    import('./launch-ports'),
    import('./create-budget'),
  ]);
  const { fetch } = globalThis;
  let untilAsked: number | undefined;
  let untilAnswered = 0;
  /** What SageMaker is asked, and when it answers, in order. */
  const sageMaker: string[] = [];
  const began = trips.count();
  vi.stubGlobal('fetch', async (...call: Parameters<typeof fetch>) => {
    const [, operation] =
      /^SageMaker\.(.*)/.exec((call[0] instanceof Request && call[0].headers.get('x-amz-target')) || '') ?? [];
    const isPresign = operation === 'CreatePresignedDomainUrl';
    if (isPresign) untilAsked = trips.count();
    if (operation) sageMaker.push(operation);
    const answer = await fetch(...call);
    if (operation) sageMaker.push('an answer');
    // AWS takes longer than what was asked of the browser meanwhile.
    await new Promise(resolve => setTimeout(resolve, 60));
    // The state may come after the link, and is waited for.
    if (operation) untilAnswered = trips.count();
    return answer;
  });
  const ask = {
    askId: crypto.randomUUID(),
    request: { profileId: studioProfile.id },
    likelyConnection: studioProfile.connection,
  };
  const outcome = await launchForPage(
    ask,
    (request, facts, log, signal) => launch(request, launchPorts(facts, log, createBudget(signal))),
    async () => undefined,
  );
  vi.stubGlobal('fetch', fetch);
  return { outcome, before: Number(untilAsked) - began, after: Number(untilTab) - untilAnswered, sageMaker };
}

test('with credentials at hand, three round trips stand before the request to SageMaker, with signing beside the third, and none before the tab', async () => {
  await countLaunch();
  expect(await countLaunch()).toMatchObject({ outcome: { result: 'opened' }, before: 3, after: 0 });
});

test('a space costs no round trip more: both requests are sent before either is answered', async () => {
  aws.local.setAwsWays({ grants: ownSpacesGrants });
  await countLaunch();
  const { sageMaker, ...launched } = await countLaunch();
  expect(launched).toEqual({ outcome: { result: 'opened' }, before: 3, after: 0 });
  expect(sageMaker).toEqual(['CreatePresignedDomainUrl', 'DescribeApp', 'an answer', 'an answer']);
});

test('116: a role that may not ask for the state is asked for it once, until there are new credentials', async () => {
  const { sageMaker: first } = await countLaunch();
  expect(first).toContain('DescribeApp');
  const { sageMaker, ...launched } = await countLaunch();
  expect(launched).toEqual({ outcome: { result: 'opened' }, before: 3, after: 0 });
  expect(sageMaker).toEqual(['CreatePresignedDomainUrl', 'an answer']);
  await fake.storage.session.remove('credentials:acme');
  expect((await countLaunch()).sageMaker).toContain('DescribeApp');
});

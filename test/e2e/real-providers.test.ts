import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { demoConfiguration } from '../../local-aws/index';
import type { ProviderWays } from '../../local-aws/provider-ways';
import { providerCalls } from './harness/aws-calls';
import { findViolations } from './harness/find-violations';
import {
  clickButton,
  clickForCard,
  clickForDetails,
  clickProfile,
  closeOtherPages,
  closeStudio,
  findStudio,
  importConfiguration,
  openDetails,
  openSettings,
  signInAs,
  startWorldOfAlice,
  waitForText,
} from './harness/person';
import { isFirefox, type World } from './harness/world';

// Providers that do otherwise than the local one usually does, in order: each test begins signed out, with the hosts allowed.

const [connection] = demoConfiguration.connections;
const [, home] = demoConfiguration.profiles;
const configuration = {
  ...demoConfiguration,
  profiles: [...demoConfiguration.profiles, { ...home, id: 'team', name: 'Team', userProfileName: `\${claim:team}` }],
};
const changed = (signIn: object) => ({
  ...configuration,
  connections: [{ ...connection, signIn: { ...connection.signIn, ...signIn } }],
});

let world: World;

beforeAll(async () => {
  world = await startWorldOfAlice();
  await importConfiguration(world, configuration, world.remote);
});
beforeEach(async () => {
  await closeOtherPages(world);
  await world.remote.evaluate('chrome.runtime.sendMessage({ type: "signOut", request: { connectionId: "acme" } })');
  // The next sign-in is like the first one.
  await world.remote.evaluate(`chrome.storage.local.get()
    .then(items => chrome.storage.local.remove(Object.keys(items).filter(key => key.startsWith('signedOut'))))
    .then(() => chrome.storage.session.clear())`);
  world.aws.reset();
});
afterAll(async () => await world?.close());

const countAuthorizations = () => providerCalls(world).filter(call => call === 'oidc.authorize').length;

/** For this test, another way to sign in. */
async function changeSignIn(signIn: object): Promise<void> {
  await importConfiguration(world, changed(signIn), world.remote);
  onTestFinished(async () => {
    // The browser draws nothing of a page behind another one.
    await closeOtherPages(world);
    await importConfiguration(world, configuration, world.remote);
  });
}

/** Ends the provider's own session, so that the window has to ask. */
async function forgetSession(): Promise<void> {
  const page = await world.browser.newPage();
  const { redirectUri } = world;
  const address = `https://acme.auth.us-east-1.amazoncognito.com/logout?client_id=${connection.signIn.clientId}&logout_uri=${encodeURIComponent(redirectUri)}`;
  await page.goto(address).catch(() => undefined);
  await page.close();
}

test('91: a provider that remembers the silent attempt answers that one first, and Studio opens all the same', async () => {
  await forgetSession();
  world.aws.reset();
  world.aws.setProviderWays({ silence: 'remembers' });
  await clickProfile(world, 'Studio home');
  await signInAs(world, 'alice');
  expect((await findStudio(world)).shown.user).toBe('alice');
  expect(providerCalls(world).filter(call => call === 'oidc.token')).toHaveLength(1);
});

test('92: a provider that does not know prompt=none is tried silently once', async () => {
  await forgetSession();
  world.aws.reset();
  world.aws.setProviderWays({ silence: 'form' });
  await clickProfile(world, 'Studio home');
  await signInAs(world, 'alice');
  await findStudio(world);
  await closeStudio(world);
  const first = countAuthorizations();
  await world.remote.evaluate('chrome.storage.session.remove(["tokens:acme", "credentials:acme", "identity:acme"])');
  await clickProfile(world, 'Studio home');
  await findStudio(world);
  expect(countAuthorizations() - first).toBe(1);
});

test('78: a provider that lets in who has been signed in does not sign in again after a sign-out: it is asked anew', async () => {
  await clickProfile(world, 'Studio home');
  await findStudio(world);
  await closeOtherPages(world);
  await world.remote.evaluate('chrome.runtime.sendMessage({ type: "signOut", request: { connectionId: "acme" } })');
  world.aws.setProviderWays({ ignoresLogin: true });
  // Longer ago than clocks of one provider may differ by.
  await new Promise(resolve => setTimeout(resolve, 12_000));
  expect(await clickForCard(world, 'Studio home')).toContain('didn’t ask who you are');
  expect(await closeStudio(world)).toBe(0);
});

test('78: a provider that refuses max_age=0 and gives 0 as auth_time asks anew, and the connection says that it did not confirm it', async () => {
  await clickProfile(world, 'Studio home');
  await findStudio(world);
  await closeOtherPages(world);
  await world.remote.evaluate('chrome.runtime.sendMessage({ type: "signOut", request: { connectionId: "acme" } })');
  world.aws.setProviderWays({ refusesMaxAgeZero: true, authTime: 'zero' });
  await clickProfile(world, 'Studio home');
  await signInAs(world, 'alice');
  expect((await findStudio(world)).shown.user).toBe('alice');
  await openSettings(world.remote, 'connections');
  await waitForText(world.remote, 'your provider didn’t confirm that it asked who you are');
});

test('90: a client that the provider does not know is no network problem, and what has to be registered can be copied', async () => {
  await changeSignIn({ clientId: 'not-registered' });
  const title = isFirefox ? 'Sign-in not finished' : 'Your identity provider didn’t show its sign-in page';
  await clickProfile(world, 'Studio home');
  if (isFirefox) {
    // Firefox shows the provider's error, and the person closes the window.
    const shown = await world.findPage(address => address.includes('/oauth2/authorize'));
    await shown.close();
  }
  const popup = await world.openPopup();
  await waitForText(popup, title);
  const page = await openDetails(world, popup);
  const card = await waitForText(page, 'not-registered');
  expect(card).toContain(`Redirect URL: ${world.redirectUri}`);
  expect(card).not.toMatch(/network|VPN/);
  expect(await findViolations(page)).toEqual([]);
  await clickButton(page, 'Copy address');
  await waitForText(page, 'Copied');
  await page.close();
});

const hostIssuer = 'https://acme.auth.us-east-1.amazoncognito.com';

describe('Studio opens, where', () => {
  test.each<[name: string, ways: Partial<ProviderWays>, signIn: object]>([
    ['93: the provider names Cognito’s second form of its issuer', { issuer: 'second form' }, {}],
    [
      '93: the provider’s issuer ends in a slash after the host, and so does the connection’s',
      { issuer: 'host with slash' },
      { issuer: `${hostIssuer}/` },
    ],
    [
      '93: the provider’s issuer ends in a slash after the host, and the connection’s does not',
      { issuer: 'host with slash' },
      { issuer: hostIssuer },
    ],
    ['95: the provider’s clock is 4 minutes ahead', { clockSeconds: 240 }, {}],
  ])('%s', async (_name, ways, signIn) => {
    if ('issuer' in signIn) await changeSignIn(signIn);
    world.aws.setProviderWays(ways);
    await clickProfile(world, 'Studio home');
    expect((await findStudio(world)).shown.user).toBe('alice');
  });

  test('98: a claim is a list of one text', async () => {
    world.aws.setProviderWays({ claims: { team: ['alice'] } });
    await clickProfile(world, 'Team');
    expect((await findStudio(world)).shown.user).toBe('alice');
  });
});

const known = 'identity pools are only known to accept RS256';

describe.skipIf(isFirefox)('it is said (in Chromium alone: the words are the worker’s)', () => {
  test.each<[name: string, ways: Partial<ProviderWays>, title: string, words: readonly string[]]>([
    [
      '95: that the provider’s clock is 10 minutes off',
      { clockSeconds: 600 },
      'Check your computer’s clock',
      ['nbf: 2', 'checked at 2'],
    ],
    [
      '96: that a client without a secret is refused',
      { wantsSecret: true },
      'Sign-in was denied',
      ['“invalid_client: Client authentication failed”', 'public client'],
    ],
    [
      '96: the same beside a challenge',
      { wantsSecret: true, hasChallenge: true },
      'Sign-in was denied',
      ['“invalid_client: Client authentication failed”', 'public client'],
    ],
    [
      '96: which scope is refused',
      { unknownScopes: ['email'] },
      'Sign-in was denied',
      ['“invalid_scope: The scope email is not known”', 'scopes'],
    ],
    [
      '96: that the extension’s origin is refused',
      { refusesOrigin: true },
      'Sign-in was denied',
      ['Invalid CORS request', 'origin'],
    ],
    [
      '96: that the discovery document is elsewhere',
      { discovery: 'moved' },
      'Sign-in isn’t set up correctly',
      ['redirect'],
    ],
    [
      '96: that there is no discovery document',
      { discovery: 'missing' },
      'Sign-in isn’t set up correctly',
      ['HTTP 404, text/html'],
    ],
    [
      '96: that the ID token is longer than Cognito takes',
      { groups: 2_000 },
      'The ID token can’t be used',
      ['50,000', 'groups'],
    ],
    ...(['ES256', 'PS256', 'HS256', 'none'] as const).map(
      (idTokenAlgorithm): [string, Partial<ProviderWays>, string, string[]] => [
        `96: that the ID token is signed with ${idTokenAlgorithm}, which the provider lists`,
        { idTokenAlgorithm },
        'The ID token can’t be used',
        [`with “${idTokenAlgorithm}”`, known],
      ],
    ),
    [
      '96: that the ID token is signed with an algorithm that the provider does not list',
      { idTokenAlgorithm: 'ES256', listsAlgorithm: false },
      'The ID token can’t be used',
      ['doesn’t list (alg: expected “RS256”, found “ES256”)', 'set RS256'],
    ],
  ])('%s', async (_name, ways, title, words) => {
    world.aws.setProviderWays(ways);
    const card = await clickForDetails(world, 'Studio home');
    for (const part of [title, ...words]) expect(card).toContain(part);
    expect(card).not.toMatch(/network|VPN/);
    expect(await closeStudio(world)).toBe(0);
  });

  test.each([
    ['an object', { city: 'x' }, 'isn’t a single text value'],
    ['a whole number', 1042, '1042'],
  ])('98: what became of a claim that is %s', async (_name, team, words) => {
    world.aws.setProviderWays({ claims: { team } });
    expect(await clickForDetails(world, 'Team')).toContain(words);
  });
});

describe.skipIf(isFirefox)(
  '99: that people are asked again is said of the connection and by Diagnose (in Chromium alone: the pages are the same), where',
  () => {
    const note = 'Your provider doesn’t renew this sign-in, so you’ll be asked again after';

    async function expectNotes(): Promise<void> {
      const time = await world.remote.evaluate(`chrome.storage.session.get('tokens:acme').then(items =>
      new Date(items['tokens:acme'].expiresAt).toLocaleTimeString('en', { timeStyle: 'short' }))`);
      await openSettings(world.remote, 'connections');
      await waitForText(world.remote, `${note} ${time}.`);
      await world.remote.evaluate('chrome.storage.session.remove("diagnosis:acme")');
      const diagnostics = await world.openPage('src/diagnostics/index.html#connection=acme');
      await clickButton(diagnostics, 'Run diagnostics');
      await waitForText(diagnostics, 'All checks passed');
      await waitForText(diagnostics, `${note} ${time}.`);
    }

    test('99: no refresh token came, though offline_access was asked for', async () => {
      await changeSignIn({ scopes: ['openid', 'profile', 'email', 'offline_access'] });
      world.aws.setProviderWays({ listsOfflineAccess: true, givesRefreshToken: false });
      await clickProfile(world, 'Studio home');
      await findStudio(world);
      await expectNotes();
    });

    test('99: a refresh brought no ID token; and not before', async () => {
      world.aws.setProviderWays({ renewsIdToken: false });
      await clickProfile(world, 'Studio home');
      await findStudio(world);
      await closeStudio(world);
      await openSettings(world.remote, 'connections');
      expect(await waitForText(world.remote, 'Signed in as Alice Example')).not.toContain(note);
      await world.remote.evaluate(`chrome.storage.session.get('tokens:acme').then(async ({ 'tokens:acme': tokens }) => {
      await chrome.storage.session.set({ 'tokens:acme': { ...tokens, expiresAt: 0 } });
      await chrome.storage.session.remove(['credentials:acme', 'identity:acme']);
    })`);
      // Without the popup, which would try to renew before the click.
      await world.openPage(`src/launch/index.html#profile=${demoConfiguration.profiles[1].id}`);
      await findStudio(world);
      expect(providerCalls(world).filter(call => call === 'oidc.token')).toHaveLength(3);
      await expectNotes();
    });
  },
);

test('97: a provider that sends null for what it does not have signs in', async () => {
  world.aws.setProviderWays({ hasNulls: true });
  await clickProfile(world, 'Studio home');
  expect((await findStudio(world)).shown.user).toBe('alice');
});

import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { LocalAws } from '../../local-aws/index';
import { awsCalls } from './harness/aws-calls';
import {
  answerHostPrompt,
  clickButton,
  clickProfile,
  closeStudio,
  findStudio,
  readAddress,
  readCard,
  startWorldOfAlice,
} from './harness/person';
import { type ProfileFile, readProfileFiles } from './harness/profile-files';
import { isFirefox, stopWorker, type World } from './harness/world';

// What becomes of signing links in a real browser, whatever Studio answers to them: the worker redeems them itself, and the
// tab begins behind them.

type Ways = Parameters<LocalAws['setStudioWays']>[0];

let world: World;
/** The tokens of links that no tab was led through, by what Studio did. */
const redeemed = new Map<string, readonly string[]>();
/** The token of a link that a tab was led through: that a search finds one. */
let inTab: readonly string[] = [];

beforeAll(async () => {
  world = await startWorldOfAlice({ aws: { studioDelayMilliseconds: 0 } });
  await clickProfile(world, 'Old notebook');
  await answerHostPrompt(world, 'allow');
  await findStudio(world);
  await closeStudio(world);
});
afterAll(async () => await world?.close());

/** What was remembered of Studio's ways is forgotten. */
async function startAfresh(): Promise<void> {
  world.aws.reset();
  await world.remote.evaluate('chrome.storage.session.remove("linksForTabs")');
}

/** Launches a profile; what was asked of SageMaker and of Studio, in order, and the tokens that were issued for it. */
async function launch(name: string, ways: Ways) {
  world.aws.reset();
  world.aws.setStudioWays(ways);
  const from = world.aws.issued.length;
  await clickProfile(world, name);
  const { page, shown } = await findStudio(world);
  const address = new URL(await readAddress(page));
  // Firefox's fragment is there until the tab has been sent on.
  const tabs = await closeStudio(world);
  const asked = world.aws.log.map(({ operation }) => operation).filter(name => /^studio\.(auth|page)$/.test(name));
  const tokens = world.aws.issued.slice(from).flatMap(({ kind, value }) => (kind === 'signingToken' ? [value] : []));
  return {
    address,
    shown,
    tabs,
    asked,
    tokens,
    presigns: awsCalls(world).filter(call => /Presigned/.test(call)).length,
  };
}

describe('85: a signing link is in no tab, asked for once, and Studio serves its page once:', () => {
  beforeEach(startAfresh);
  test.each<[what: string, profile: string, ways: Ways]>([
    ['as Studio is known to do', 'Studio home', {}],
    ['a notebook instance', 'Old notebook', {}],
    ['an answer without no-store', 'Studio home', { cacheControl: '' }],
    ['an answer that may be cached', 'Studio home', { cacheControl: 'max-age=600' }],
    ['a strict cookie', 'Studio home', { cookieAttributes: 'Secure; HttpOnly; SameSite=Strict' }],
    ['a cookie for all sites', 'Studio home', { cookieAttributes: 'Secure; HttpOnly; SameSite=None' }],
    ['a cookie without SameSite', 'Studio home', { cookieAttributes: 'Secure' }],
    ['a target with a query', 'Studio home', { link: 'query' }],
  ])('%s', async (what, profile, ways) => {
    const { address, tabs, asked, tokens, presigns } = await launch(profile, ways);
    expect({ tabs, asked, presigns, links: tokens.length }).toEqual({
      ...{ tabs: 1, asked: ['studio.auth', 'studio.page'], presigns: 1, links: 1 },
    });
    expect([address.searchParams.has('token'), address.searchParams.has('authToken'), address.hash]).toEqual([
      ...[false, false, ''],
    ]);
    redeemed.set(what, tokens);
  });

  test('a link that leads to another link', async () => {
    const { tabs, asked, tokens, presigns } = await launch('Studio home', { link: 'anotherLink' });
    expect({ tabs, asked, presigns, links: tokens.length }).toEqual({
      ...{ tabs: 1, asked: ['studio.auth', 'studio.auth', 'studio.page'], presigns: 1, links: 2 },
    });
    redeemed.set('a link that leads to another link', tokens);
  });
});

describe('85: where only a tab gets in, it does, with a link of its own, and the next launch begins with the tab:', () => {
  beforeEach(startAfresh);
  test.each<[what: string, ways: Ways]>([
    ['a page that goes on by a script', { link: 'script' }],
    ['who is no navigation is refused', { notNavigations: 'refused' }],
    ['a session that no page knows', { notNavigations: 'forgotten' }],
    ['a partitioned cookie', { cookieAttributes: 'Secure; HttpOnly; SameSite=None; Partitioned' }],
  ])('%s', async (what, ways) => {
    const first = await launch('Studio home', ways);
    expect({ tabs: first.tabs, presigns: first.presigns, user: first.shown.user }).toEqual({
      ...{ tabs: 1, presigns: 2, user: 'alice' },
    });
    const second = await launch('Studio home', ways);
    expect({ tabs: second.tabs, presigns: second.presigns, user: second.shown.user }).toEqual({
      ...{ tabs: 1, presigns: 1, user: 'alice' },
    });
    redeemed.set(what, first.tokens.slice(0, 1));
    if (what === 'a page that goes on by a script') inTab = second.tokens;
  });

  test('an error of Studio’s costs a link, and nothing of the next launch', async () => {
    world.aws.setFaults([{ operation: 'studio.auth', times: 1, status: 503 }]);
    await clickProfile(world, 'Studio home');
    await findStudio(world);
    await closeStudio(world);
    const { asked, presigns, tokens } = await launch('Studio home', {});
    expect({ asked, presigns }).toEqual({ asked: ['studio.auth', 'studio.page'], presigns: 1 });
    redeemed.set('after an error', tokens);
  });
});

describe('85: Studio does not answer the worker:', () => {
  beforeEach(async () => {
    await startAfresh();
    world.aws.setFaults([{ operation: 'studio.auth', hang: true, times: 1 }]);
  });
  const presigns = () => awsCalls(world).filter(call => /Presigned/.test(call)).length;

  test('the tab opens another link, and waits', async () => {
    await clickProfile(world, 'Studio home');
    await findStudio(world);
    expect({ tabs: await closeStudio(world), presigns: presigns() }).toEqual({ tabs: 1, presigns: 2 });
  });

  test('a worker that is stopped meanwhile leaves no link and no tab, and a repeat is one presign and one tab', async () => {
    const popup = await clickProfile(world, 'Studio home');
    await vi.waitFor(() => expect(world.aws.log.map(({ operation }) => operation)).toContain('studio.auth'));
    await stopWorker(world);
    expect(await readCard(popup)).toContain('Opening was interrupted');
    const kept = await world.remote.evaluate('Promise.all([chrome.storage.session.get(), chrome.storage.local.get()])');
    expect(world.aws.secrets.filter(secret => /^sgn-/.test(secret) && JSON.stringify(kept).includes(secret))).toEqual(
      [],
    );
    world.aws.reset();
    await clickButton(popup, 'Try again');
    await findStudio(world);
    expect({ tabs: await closeStudio(world), presigns: presigns() }).toEqual({ tabs: 1, presigns: 1 });
  });
});

describe('85: once the browser has been closed', () => {
  let files: readonly ProfileFile[];
  beforeAll(async () => {
    // Browsers write their history a moment later.
    await new Promise(resolve => setTimeout(resolve, 3_000));
    await world.browser.close();
    files = readProfileFiles(world.profileFolder);
  });
  const findIn = (text: string) =>
    files.filter(({ content }) => content.includes(text) || content.includes(Buffer.from(text, 'utf16le')));

  test('a link that a tab was led through, to a page that goes on by a script, is found', () => {
    const [token = 'none'] = inTab;
    if (!isFirefox) expect(findIn(token).map(({ name }) => name)).toContainEqual(expect.stringMatching(/^History$/));
    expect(findIn('d-abcdefgh1234.studio.us-east-1.sagemaker.aws')).not.toEqual([]);
  });

  test('no other is in any file of the browser profile', () => {
    const found = [...redeemed].flatMap(([what, tokens]) =>
      tokens.flatMap(token => findIn(token).map(({ name }) => `${what}: ${name}`)),
    );
    expect(redeemed.size).toBe(14);
    expect(found).toEqual([]);
  });
});

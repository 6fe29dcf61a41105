import type { Page } from 'puppeteer-core';
import { realProviderHost } from '../../local-aws/find-host';
import { demoConfiguration } from '../../local-aws/index';
import { pause, poll } from '../../test/e2e/harness/browser-under-test';
import {
  answerHostPrompt,
  clickButton,
  clickForCard,
  clickProfile,
  closeStudio,
  findStudio,
  importConfiguration,
  isStudio,
  readAddress,
} from '../../test/e2e/harness/person';
import { openPopup, type World } from '../../test/e2e/harness/world';
import type { ProviderKind, StartedProvider, Wanted } from './provider-kind';
import { requestsIn, type Step } from './step';
import { compareTokens, describeTokens, endTokens, readTokens } from './stored-tokens';

const [connection, profile] = [demoConfiguration.connections[0], demoConfiguration.profiles[1]];
/** Whether somebody is meant to be asked who it is. */
type Asked = 'asked' | 'not asked';

/**
 * What a person does with the product in a day, by way of one provider: signs in, launches, launches again, launches after the
 * ID token has ended, signs out, and signs in again. After a step that fails, the others are not tried.
 */
export async function driveProvider(
  world: World,
  kind: ProviderKind,
  { issuer, clientId, scopes }: StartedProvider,
  person: Wanted['person'],
): Promise<readonly Step[]> {
  const steps: Step[] = [];
  const take = async (name: string, act: () => Promise<string>) => {
    if (steps.some(({ isGood }) => !isGood)) return;
    world.aws.reset();
    console.info(`${name}…`);
    const outcome = await act().then(
      result => ({ isGood: true, result }),
      async (error: unknown) => ({ isGood: false, result: `${messageOf(error)} ${await readPopup(world)}` }),
    );
    steps.push({ name, ...outcome, requests: requestsIn(world.aws.log) });
    await closeStudio(world);
  };
  const launch = async (expected: Asked) => {
    const asked = await waitForStudio(world, page => kind.signIn(page, person));
    const { shown } = await findStudio(world);
    if (shown.user !== person.username) throw new Error(`Studio is open as ${shown.user}.`);
    if (asked !== expected) throw new Error(`Studio is open, and the person was ${asked}.`);
    return `Studio is open as ${shown.user}; ${asked}.`;
  };

  const signIn = { ...connection.signIn, issuer, clientId, scopes };
  const configuration = { ...demoConfiguration, connections: [{ ...connection, signIn }] };
  await importConfiguration(world, configuration, world.remote);

  await take('first launch, signing in', async () => {
    await clickProfile(world, profile.name);
    await answerHostPrompt(world, 'allow');
    return `${await launch('asked')} ${describeTokens(await readTokens(world))}`;
  });
  await take('launch again', async () => {
    await clickProfile(world, profile.name);
    return await launch('not asked');
  });
  for (const which of ['the ID token has ended: launch', 'it has ended once more: launch']) {
    await take(which, async () => {
      const before = await readTokens(world);
      await endTokens(world);
      await clickProfile(world, profile.name);
      const result = await launch('not asked');
      return `${result} ${compareTokens(before, await readTokens(world))}`;
    });
  }
  await take('sign out', async () => await signOut(world));
  const { signOutPath } = kind;
  if (signOutPath !== undefined) {
    await take('launch after that, without being asked', async () => {
      await pause(12_000);
      const card = await clickForCard(world, profile.name);
      if (!card.includes('didn’t ask who you are')) throw new Error('Another card than that nobody was asked.');
      return `“${card.split('\n')[0]}”: nobody is signed in.`;
    });
    await take('sign out on its own page', async () => {
      const page = await world.browser.newPage();
      await page.goto(`https://${realProviderHost}${signOutPath}`);
      await page.close();
      return 'done';
    });
  }
  await take('launch after that', async () => {
    // A sign-in of just now may do for both (LemonLDAP::NG: 5 s), and clocks may differ.
    await pause(12_000);
    await clickProfile(world, profile.name);
    const result = await launch('asked');
    const { isUnasked } = await readTokens(world);
    return `${result} The provider ${isUnasked ? 'does not say' : 'says'} that it asked.`;
  });
  return steps;
}

/** A person who is asked more often than this gives up. */
const mostForms = 4;

/** Waits for Studio, and signs in where a provider's window shows a form before it. */
async function waitForStudio(world: World, signIn: (page: Page) => Promise<void>): Promise<Asked> {
  let filled = 0;
  await poll(async () => {
    if ((await world.listPages(isStudio)).length > 0) return true;
    const page = filled < mostForms ? await findForm(world) : undefined;
    // A window may close, or go on to another page, while it is being filled in.
    if (page && (await isDone(signIn(page)))) filled += 1;
    return false;
  }, 'Studio');
  return filled > 0 ? 'asked' : 'not asked';
}

async function isDone(task: Promise<void>): Promise<boolean> {
  return await task.then(
    () => true,
    () => false,
  );
}

/** A page of the provider's that a person sees, with something to type or press. */
async function findForm(world: World): Promise<Page | undefined> {
  const pages = await world.listPages(
    address => URL.canParse(address) && new URL(address).hostname === realProviderHost,
  );
  for (const page of pages) {
    const isVisible = await page.evaluate('document.visibilityState === "visible"').catch(() => false);
    if (isVisible) return page;
  }
  return undefined;
}

async function signOut(world: World): Promise<string> {
  await world.remote.bringToFront();
  await clickButton(world.remote, 'Sign out');
  const said = await poll(async () => {
    const text = await world.remote.$eval('.sign-in', element => element.textContent ?? '');
    return /^(Signed out|Not signed in)/.test(text) ? text : undefined;
  }, 'the end of the sign-out');
  return `“${said}”`;
}

/** What the product says where something failed. */
async function readPopup(world: World): Promise<string> {
  try {
    const pages = await Promise.all((await world.listPages(() => true)).map(readAddress));
    const popup = await openPopup(world);
    const card = await popup.$('[role=alert]');
    const text = card ? await card.evaluate(element => element.textContent ?? '') : 'no card';
    const form = await (await findForm(world))?.evaluate(() => document.body.innerText);
    return `The popup shows: ${text}. Open: ${pages.map(address => address.replace(/[?#].*/, '')).join(', ')}. The provider shows: ${form ?? 'nothing'}.`;
  } catch (error) {
    return `The popup cannot be read: ${messageOf(error)}.`;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

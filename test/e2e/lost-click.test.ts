import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { awsCalls } from './harness/aws-calls';
import { poll } from './harness/browser-under-test';
import {
  clickButton,
  clickProfile,
  closeStudio,
  findSignInWindow,
  findStudio,
  signIn,
  startWorldOfAlice,
} from './harness/person';
import { forgetLaunches, readLaunches, untilIdle } from './harness/triggers';
import { isFirefox, openPopup, type World } from './harness/world';

// The worker is stopped right after a real click, with nothing slowed down: no click is lost, and none opens two tabs.

const presign = 'SageMaker.CreatePresignedDomainUrl';
const name = 'Studio home';
/** When to stop the worker, in milliseconds after the click. */
const delays = Array.from({ length: 16 }, (_, index) => index * 2);
/** Fewer in Firefox, for time's sake. */
const rounds = isFirefox ? 1 : 2;

let world: World;

beforeAll(async () => {
  world = await startWorldOfAlice();
});
afterAll(async () => await world?.close());

/** How each click ended that is not as it should be. */
async function findLost(end: (popup: Page) => Promise<Page>): Promise<string[]> {
  const lost: string[] = [];
  for (const delay of Array.from({ length: rounds }, () => delays).flat()) {
    world.aws.reset();
    const clicked = await clickAndStop(delay);
    const popup = await end(clicked.popup);
    const found = await findEnd(popup).catch(() => 'nothing');
    const tabs = await settleTabs(found);
    await untilIdle(world);
    const presigns = awsCalls(world).filter(call => call === presign).length;
    const isRight = (found === 'tab' && tabs === 1) || (found === 'card' && tabs === 0);
    const seen = world.aws.log.map(
      ({ operation, status, time }) => `${operation} ${status} at ${time - clicked.at} ms`,
    );
    const launches = JSON.stringify(await readLaunches(world));
    if (!isRight || presigns > 1) lost.push(`${delay} ms: ${found}, ${tabs} tabs, ${seen.join(', ')}, ${launches}`);
    await forgetLaunches(world);
  }
  return lost;
}

test('84: the worker is killed 0 to 30 ms after a click: it ends in one tab, or the popup says so', async () => {
  expect(await findLost(async popup => popup)).toEqual([]);
});

test('84: the popup is closed as well: it ends in one tab, or a popup that is opened afterwards says so', async () => {
  const reopen = async (popup: Page) => {
    await popup.close().catch(() => undefined);
    return await openPopup(world);
  };
  expect(await findLost(reopen)).toEqual([]);
});

test('84: the popup is closed while “Use another account” signs out: the sign-in window opens all the same', async () => {
  world.aws.reset();
  world.aws.setFaults([
    { operation: presign, status: 400, errorType: 'AccessDeniedException', times: 1 },
    { operation: 'oidc.revoke', delayMilliseconds: 2_000 },
  ]);
  const popup = await clickProfile(world, name);
  await clickButton(popup, 'Use another account');
  await expect.poll(() => world.aws.log.filter(({ operation }) => operation === presign)).toHaveLength(1);
  await popup.close().catch(() => undefined);
  await signIn(await findSignInWindow(world), 'alice');
  await findStudio(world);
  await closeStudio(world);
});

/** `at`: when it was clicked, in milliseconds since 1970. */
async function clickAndStop(delay: number): Promise<{ readonly popup: Page; readonly at: number }> {
  const popup = await openPopup(world);
  const stop = await world.aimAtWorker();
  const button = await popup.waitForSelector(`::-p-xpath(//li/button[starts-with(normalize-space(.), "${name}")])`);
  const clicked = popup.evaluate(
    () => new Promise<void>(resolve => addEventListener('click', () => resolve(), { once: true, capture: true })),
  );
  void button?.click().catch(() => undefined);
  await clicked;
  const at = Date.now();
  await new Promise(resolve => setTimeout(resolve, delay));
  await stop();
  return { popup, at };
}

const listStudio = async () => await world.listPages(address => address.includes('.sagemaker.aws/'));

/** A tab on Studio, or a card in the popup: in the one that is there, or where it has gone, in another. */
async function findEnd(popup: Page): Promise<'tab' | 'card'> {
  let shown = popup;
  const read = async () => {
    if ((await listStudio()).length > 0) return 'tab';
    if (shown.isClosed()) shown = await openPopup(world);
    const hasCard = await shown.evaluate(() => document.querySelector('[role=alert]') !== null).catch(() => false);
    return hasCard ? 'card' : undefined;
  };
  return await poll(read, 'an end');
}

/** How many tabs there are on Studio, once there has been time for one too many. */
async function settleTabs(found: string): Promise<number> {
  if (found === 'tab') await new Promise(resolve => setTimeout(resolve, 300));
  return await closeStudio(world);
}

import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { awsCalls } from './harness/aws-calls';
import { poll } from './harness/browser-under-test';
import { closeStudio, findStudio, startWorldOfAlice } from './harness/person';
import { forgetLaunches } from './harness/triggers';
import { openPopup, type World } from './harness/world';

// The worker is stopped right after a real click, with nothing slowed down: the click is not lost.

const presign = 'SageMaker.CreatePresignedDomainUrl';
const name = 'Studio home';
/** In milliseconds after the click. */
const delays = [0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30];
const rounds = Number(process.env.LOST_CLICK_ROUNDS ?? 4);

let world: World;

beforeAll(async () => {
  world = await startWorldOfAlice();
});
beforeEach(() => world.aws.reset());
afterAll(async () => await world?.close());

test('84: a worker that is killed 0 to 30 ms after a click loses none: each ends in one tab, or in a card', async () => {
  const ends: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const delay of delays) {
      world.aws.reset();
      const popup = await clickAndStop(delay);
      const end = await findEnd(popup).catch(() => 'lost');
      if (end === 'tab') await findStudio(world).catch(() => undefined);
      const tabs = await closeStudio(world);
      ends.push(
        `${delay} ms: ${end}, ${tabs} tabs, ${awsCalls(world).filter(call => call === presign).length} presigns`,
      );
      await forgetLaunches(world);
    }
  }
  console.log(ends.join('\n'));
  expect(ends.filter(end => end.includes('lost'))).toEqual([]);
}, 900_000);

async function clickAndStop(delay: number): Promise<Page> {
  const popup = await openPopup(world);
  const stop = await world.aimAtWorker();
  const button = await popup.waitForSelector(`::-p-xpath(//li/button[starts-with(normalize-space(.), "${name}")])`);
  const clicked = popup.evaluate(
    () => new Promise<void>(resolve => addEventListener('click', () => resolve(), { once: true, capture: true })),
  );
  void button?.click().catch(() => undefined);
  await clicked;
  await new Promise(resolve => setTimeout(resolve, delay));
  await stop();
  return popup;
}

/** What the popup that was clicked comes to, or the one that is opened in its place. */
async function findEnd(popup: Page): Promise<string> {
  const read = async () => {
    const tabs = await world.listPages(address => address.includes('.sagemaker.aws/'));
    if (tabs.length > 0) return 'tab';
    return await popup.evaluate(() => (document.querySelector('[role=alert]') ? 'card' : undefined));
  };
  try {
    return await poll(6_000, read, 'an end');
  } catch {
    return await poll(3_000, async () => ((await readAgain()) ? 'card later' : undefined), 'an end');
  }
}

async function readAgain(): Promise<boolean> {
  const popup = await openPopup(world);
  await new Promise(resolve => setTimeout(resolve, 1_000));
  return await popup.evaluate(() => document.querySelector('[role=alert]') !== null).catch(() => false);
}

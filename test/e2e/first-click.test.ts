import type { Page } from 'puppeteer-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { demoConfiguration } from '../../local-aws/index';
import { answerHostPrompt, findStudio, importConfiguration, signInAs } from './harness/person';
import { openPopup, startWorld, type World } from './harness/world';

let world: World;

beforeEach(async () => {
  world = await startWorld();
});
afterEach(async () => await world?.close());

const clickHome = async (popup: Page) =>
  await (await popup.waitForSelector('::-p-xpath(//li/button[starts-with(normalize-space(.), "Studio home")])'))
    ?.click()
    .catch(() => undefined);

test('84: the prompt closes the popup while the browser is still busy with asking: the click is a launch all the same', async () => {
  await importConfiguration(world, demoConfiguration, world.remote);
  const popup = await openPopup(world);
  // What a busy machine does: the call returns after the popup has been closed.
  await popup.evaluate(`{
    const { request } = chrome.permissions;
    chrome.permissions.request = (...asked) => {
      const answered = request.apply(chrome.permissions, asked);
      const until = performance.now() + 1000;
      while (performance.now() < until);
      return answered;
    };
  }`);
  await clickHome(popup);
  await answerHostPrompt(world, 'allow');
  await signInAs(world, 'alice');
  expect((await findStudio(world)).shown.user).toBe('alice');
});

test('a provider that is discovered while the popup is open: the first click still asks for all hosts in one prompt', async () => {
  world.aws.setFaults([{ operation: 'oidc.discovery', delayMilliseconds: 3_000 }]);
  await importConfiguration(world, demoConfiguration, world.remote);
  const popup = await openPopup(world);
  await popup.waitForSelector('::-p-text(Studio home)');
  await expect.poll(() => world.aws.log.map(({ operation }) => operation)).toContain('oidc.discovery');
  const known =
    "chrome.storage.session.get().then(items => Object.keys(items).some(key => key.startsWith('provider:')))";
  await expect.poll(() => world.remote.evaluate(known)).toBe(true);
  await clickHome(popup);
  await answerHostPrompt(world, 'allow');
  await signInAs(world, 'alice');
  expect((await findStudio(world)).shown.user).toBe('alice');
});

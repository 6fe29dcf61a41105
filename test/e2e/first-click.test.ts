import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoConfiguration } from '../../local-aws/index';
import { answerHostPrompt, findStudio, importConfiguration, signInAs } from './harness/person';
import { openPopup, startWorld, type World } from './harness/world';

let world: World;

beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => await world?.close());

test('a provider that is discovered while the popup is open: the first click still asks for all hosts in one prompt', async () => {
  world.aws.setFaults([{ operation: 'oidc.discovery', delayMilliseconds: 3_000 }]);
  await importConfiguration(world, demoConfiguration, world.remote);
  const popup = await openPopup(world);
  await popup.waitForSelector('::-p-text(Studio home)');
  await expect.poll(() => world.aws.log.map(({ operation }) => operation)).toContain('oidc.discovery');
  const known =
    "chrome.storage.session.get().then(items => Object.keys(items).some(key => key.startsWith('provider:')))";
  await expect.poll(() => world.remote.evaluate(known)).toBe(true);
  await (await popup.waitForSelector('::-p-xpath(//li/button[starts-with(normalize-space(.), "Studio home")])'))
    ?.click()
    .catch(() => undefined);
  await answerHostPrompt(world, 'allow');
  await signInAs(world, 'alice');
  expect((await findStudio(world)).shown.user).toBe('alice');
});

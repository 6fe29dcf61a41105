import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { awsCalls } from './harness/aws-calls';
import { findViolations } from './harness/find-violations';
import {
  clickButton,
  clickProfile,
  closeStudio,
  findStudio,
  importConfiguration,
  startWorldOfAlice,
  waitForText,
} from './harness/person';
import { pinButton } from './harness/toolbar';
import { forgetLaunches, type Trigger, triggers } from './harness/triggers';
import { bobs, launchAsBob, mine, withTwoUsers } from './harness/two-users';
import { isFirefox, type World } from './harness/world';

// Two user profiles of one domain share Studio's host, and with it the session's cookie: who is open is told before
// another one takes the place.

const title = 'Studio is already open as another user';
const presign = 'SageMaker.CreatePresignedDomainUrl';
/** The toolbar, the keys and the address bar are Chromium's here. */
const names: readonly Trigger[] = isFirefox
  ? ['the popup', 'the launch page']
  : ['the popup', 'a shortcut', 'the menu', 'the address bar', 'the launch page'];

let world: World;

beforeAll(async () => {
  world = await startWorldOfAlice({ own: true });
  await importConfiguration(world, withTwoUsers(), world.remote);
  if (!isFirefox) await pinButton(world);
  await launchAsBob(world);
  await findStudio(world);
  await closeStudio(world);
});
afterEach(async () => {
  await closeStudio(world);
  await forgetLaunches(world);
});
afterAll(async () => await world?.close());

async function openMine(): Promise<Page> {
  await clickProfile(world, mine.name);
  const { page, shown } = await findStudio(world);
  expect(shown.user).toBe('alice');
  await forgetLaunches(world);
  await world.remote.bringToFront();
  world.aws.reset();
  return page;
}

const readUser = (page: Page) => page.$eval('[data-testid=user]', element => element.textContent);

describe('while Studio is open as alice', () => {
  test.each(names)('launching bob by %s asks first, and AWS for no link', async name => {
    await openMine();
    const page = await triggers[name](world, bobs);
    const text = await waitForText(page, title);
    expect(text).toContain('open here as alice');
    expect(text).toContain('may sign that user out');
    expect(awsCalls(world)).not.toContain(presign);
  });

  test('“Open anyway” in the popup opens bob, and alice is signed out', async () => {
    const page = await openMine();
    const popup = await clickProfile(world, bobs.name);
    await waitForText(popup, title);
    expect(await findViolations(popup)).toEqual([]);
    const before = await world.listPages(address => address.includes('.studio.'));
    await clickButton(popup, 'Open anyway').catch(() => undefined);
    await expect.poll(async () => (await world.listPages(address => address.includes('.studio.'))).length).toBe(2);
    expect(before).toHaveLength(1);
    await expect.poll(() => awsCalls(world)).toContain(presign);
    await page.bringToFront();
    await page.reload();
    await expect.poll(() => readUser(page)).toBe('bob');
  });

  test('“Open anyway” on the launch page turns it into bob’s Studio', async () => {
    await openMine();
    const page = await triggers['the launch page'](world, bobs);
    await waitForText(page, title);
    await clickButton(page, 'Open anyway');
    await page.waitForSelector('[data-testid=user]');
    expect(await readUser(page)).toBe('bob');
  });

  test.skipIf(isFirefox)(
    '“Open in a private window” leaves alice as she is (in Firefox the extension must be let in there)',
    async () => {
      const page = await openMine();
      const popup = await clickProfile(world, bobs.name);
      await waitForText(popup, title);
      await clickButton(popup, 'Open in a private window').catch(() => undefined);
      const isOther = async () =>
        (await world.listPages(address => address.includes('.studio.'))).find(other => other !== page);
      await expect.poll(isOther).toBeDefined();
      const other = await isOther();
      await other?.waitForSelector('[data-testid=user]');
      expect(other && (await readUser(other))).toBe('bob');
      await page.reload();
      expect(await readUser(page)).toBe('alice');
    },
  );

  test.skipIf(!isFirefox)(
    '“Open in a private window” says how to let the extension in there (Chromium opens one all the same)',
    async () => {
      await openMine();
      const popup = await clickProfile(world, bobs.name);
      await waitForText(popup, title);
      await clickButton(popup, 'Open in a private window');
      expect(await waitForText(popup, 'Couldn’t open a private window')).toContain('about:addons');
    },
  );

  test('alice herself is not asked', async () => {
    await openMine();
    await clickProfile(world, mine.name);
    await expect.poll(() => awsCalls(world)).toContain(presign);
    await expect.poll(async () => (await world.listPages(address => address.includes('.studio.'))).length).toBe(2);
  });
});

test('once her tab is closed, bob opens unasked', async () => {
  await (await openMine()).close();
  await clickProfile(world, bobs.name);
  expect((await findStudio(world)).shown.user).toBe('bob');
});

import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { demoConfiguration, ownSpacesGrants } from '../../local-aws/index';
import { usualResourceWays } from '../../local-aws/resources/resource-ways';
import { pause } from './harness/browser-under-test';
import {
  answerHostPrompt,
  clickButton,
  clickProfile,
  closeOtherPages,
  closeStudio,
  findStudio,
  importConfiguration,
  isStudio,
  startWorldOfAlice,
  waitForText,
} from './harness/person';
import { findLaunchPage, forgetLaunches } from './harness/triggers';
import { stopWorker, type World } from './harness/world';

// “Start and open”: the launch page starts what sleeps, waits for it, and becomes Studio.

const [lab, , notebook] = demoConfiguration.profiles;
const starts = { ...lab, id: 'starts', name: 'Starts at once', whenStopped: 'start' };
const code = { ...starts, id: 'code', name: 'Code', spaceName: 'alice-code', landingUri: 'app:CodeEditor:' };
const once = { ...lab, id: 'once', name: 'Asks once' };
const again = { ...lab, id: 'again', name: 'Asks again' };
const instance = { ...notebook, id: 'instance', name: 'Starts an instance', whenStopped: 'start' };
const configuration = {
  ...demoConfiguration,
  profiles: [...demoConfiguration.profiles, starts, code, once, again, instance],
};
const createApp = 'SageMaker.CreateApp';

let world: World;

beforeAll(async () => {
  world = await startWorldOfAlice();
  await importConfiguration(world, configuration, world.remote);
  await clickProfile(world, notebook.name);
  await answerHostPrompt(world, 'allow');
  await findStudio(world);
});
beforeEach(async () => {
  await closeStudio(world);
  await forgetLaunches(world);
  // What the credentials were denied before.
  await world.remote.evaluate(`chrome.storage.session.remove('deniedStates')`);
  world.aws.reset();
  world.aws.setAwsWays({ grants: ownSpacesGrants });
  world.aws.setResources({ spaces: { 'alice-lab': { app: 'absent' } } });
});
afterEach(async () => await closeOtherPages(world));
afterAll(async () => await world?.close());

/** How long a start takes from now on. */
function takes(startMilliseconds: number | 'never', startFailure: 'none' | 'capacity' = 'none'): void {
  world.aws.setResources({ ways: { ...usualResourceWays, startMilliseconds, startFailure } });
}

const started = () => world.aws.log.filter(({ operation }) => operation === createApp);
const finish = () => world.aws.setResources({ spaces: { 'alice-lab': { app: 'InService' } } });

/** The page that waits, once something has been started. */
async function startFromPopup(): Promise<Page> {
  await clickProfile(world, starts.name);
  const page = await findLaunchPage(world);
  await waitForText(page, 'Starting JupyterLab…');
  await expect.poll(started).toHaveLength(1);
  return page;
}

test('119: from the card of a space that sleeps, “Start and open” ends in JupyterLab in the same tab', async () => {
  takes(1_000);
  const tab = await world.openPage(`src/launch/index.html#profile=${lab.id}`);
  await waitForText(tab, 'JupyterLab isn’t running');
  expect(started()).toEqual([]);
  await clickButton(tab, 'Start and open');
  await waitForText(tab, 'Starting JupyterLab…');
  const { page, shown } = await findStudio(world);
  expect(page === tab).toBe(true);
  expect(shown).toMatchObject({ space: 'alice-lab', landing: lab.landingUri });
  expect(started()).toHaveLength(1);
});

test('119: a profile that wants it starts at a click, and shows on what', async () => {
  takes('never');
  const page = await startFromPopup();
  await waitForText(page, 'ml.t3.medium (costs money');
  finish();
  expect((await findStudio(world)).shown).toMatchObject({ space: 'alice-lab' });
});

test('Code Editor starts, too', async () => {
  takes(0);
  world.aws.setResources({ spaces: { 'alice-code': { app: 'absent' } } });
  await clickProfile(world, code.name);
  expect((await findStudio(world)).shown).toMatchObject({ space: 'alice-code' });
});

test('a notebook instance starts, too', async () => {
  takes(0);
  world.aws.setResources({ notebookInstances: { 'research-1': { status: 'Stopped' } } });
  await clickProfile(world, instance.name);
  expect((await findStudio(world)).shown).toMatchObject({ instance: 'research-1' });
});

test.each([
  ['on the page that waits', once, ['Start and open', 'Always start this one']],
  ['on the card that asks', again, ['Always start this one', 'Start and open']],
])('“Always start this one” %s has the profile start at the next click, without a question', async (...row) => {
  const [, { id, name }, buttons] = row;
  takes('never');
  const tab = await world.openPage(`src/launch/index.html#profile=${id}`);
  await waitForText(tab, 'JupyterLab isn’t running');
  for (const button of buttons) {
    await clickButton(tab, button);
    if (button === 'Always start this one') await waitForText(tab, 'From now on, it starts at once.');
  }
  finish();
  await findStudio(world);
  await closeStudio(world);
  world.aws.setResources({ spaces: { 'alice-lab': { app: 'absent' } } });
  await clickProfile(world, name);
  await waitForText(await findLaunchPage(world), 'Starting JupyterLab…');
});

describe('while somebody waits', () => {
  test('119: a worker that is stopped and a page that is reloaded change nothing: it is started once, and opens', async () => {
    takes('never');
    const page = await startFromPopup();
    await stopWorker(world);
    await world.reload(page);
    await waitForText(page, 'Starting JupyterLab…');
    await stopWorker(world);
    finish();
    const { page: studio } = await findStudio(world);
    expect(studio === page).toBe(true);
    expect(started()).toHaveLength(1);
  });

  test('119: a worker that is stopped at ten random moments starts it once, and it opens', async () => {
    takes(4_000);
    await clickProfile(world, starts.name);
    const page = await findLaunchPage(world);
    for (let stops = 0; stops < 10; stops += 1) {
      await pause(Math.random() * 700);
      await stopWorker(world).catch(() => undefined);
    }
    // A worker that was stopped just before the start must not start it by itself: the person is asked again.
    const goOn = `[...document.querySelectorAll('button')].find(each => each.innerText === 'Start and open')?.click()`;
    const findOrGoOn = async () => {
      const studios = await world.listPages(isStudio);
      if (studios.length === 0) await page.evaluate(goOn).catch(() => undefined);
      return studios.length;
    };
    await expect.poll(findOrGoOn, { interval: 500 }).toBe(1);
    expect(started()).toHaveLength(1);
  });

  test('a second click leads to the page that waits', async () => {
    takes('never');
    const page = await startFromPopup();
    await world.remote.bringToFront();
    await clickProfile(world, starts.name);
    await expect.poll(() => page.evaluate(() => document.visibilityState)).toBe('visible');
    expect(await world.listPages(address => address.includes('/src/launch/'))).toHaveLength(1);
    expect(started()).toHaveLength(1);
  });

  test('who stops waiting is asked nothing more, and what was started goes on', async () => {
    takes('never');
    const page = await startFromPopup();
    await clickButton(page, 'Cancel waiting');
    await waitForText(page, 'You’re not waiting anymore.');
    finish();
    await clickButton(page, 'Keep waiting');
    const { page: studio } = await findStudio(world);
    expect(studio === page).toBe(true);
    expect(started()).toHaveLength(1);
  });
});

describe('122: what cannot be started is told on the page that waits:', () => {
  test('a quota that is used up', async () => {
    world.aws.setResources({
      ways: { ...usualResourceWays, quotas: { 'Studio JupyterLab Apps running on ml.t3.medium instances': 0 } },
    });
    await clickProfile(world, starts.name);
    await waitForText(await findLaunchPage(world), 'Your account’s quota is used up');
  });

  test('no free machine', async () => {
    takes(0, 'capacity');
    await clickProfile(world, starts.name);
    await waitForText(await findLaunchPage(world), 'AWS has no free machine of this type');
  });

  test('no right to start, with the statement that would give it', async () => {
    world.aws.setAwsWays({ grants: ownSpacesGrants.slice(0, 1) });
    await clickProfile(world, starts.name);
    const page = await findLaunchPage(world);
    expect(await waitForText(page, 'You can’t start this on ml.t3.medium')).toContain(
      '"Action": "sagemaker:CreateApp"',
    );
  });
});

test('123: an address alone starts nothing, whatever the profile wants', async () => {
  const tab = await world.openPage(`src/launch/index.html#profile=${starts.id}`);
  await waitForText(tab, 'JupyterLab isn’t running');
  const waiting = await world.openPage(`src/launch/index.html#wait=${crypto.randomUUID()}&profile=${starts.id}`);
  await waitForText(waiting, 'Start and open');
  expect(started()).toEqual([]);
  expect(await world.listPages(isStudio)).toEqual([]);
});

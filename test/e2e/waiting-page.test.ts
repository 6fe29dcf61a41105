import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { demoConfiguration, ownSpacesGrants } from '../../local-aws/index';
import { usualResourceWays } from '../../local-aws/resources/resource-ways';
import { awsCalls } from './harness/aws-calls';
import { holdAnswers } from './harness/hold-answers';
import {
  answerHostPrompt,
  clickButton,
  clickForCard,
  clickForDetails,
  clickProfile,
  closeOtherPages,
  closeStudio,
  findStudio,
  importConfiguration,
  isStudio,
  startWorldOfAlice,
  waitForText,
} from './harness/person';
import { readButton } from './harness/toolbar';
import { findLaunchPage, forgetLaunches } from './harness/triggers';
import { openPopup, stopWorker, type World } from './harness/world';

// What somebody sees who waits: on the page, on its tab, and on the toolbar button.

const presign = 'SageMaker.CreatePresignedDomainUrl';
const [lab, , notebook] = demoConfiguration.profiles;
const starts = { ...lab, id: 'starts', name: 'My lab', whenStopped: 'start' };
const large = { ...starts, id: 'large', name: 'My large lab', instanceType: 'ml.p4d.24xlarge' };
const privately = { ...starts, id: 'privately', name: 'My private lab', openIn: 'privateWindow' };
const configuration = { ...demoConfiguration, profiles: [...demoConfiguration.profiles, starts, large, privately] };
const quiet = { badge: '', title: 'Studio Launcher' };
const working = { badge: '…', title: 'Studio Launcher: Starting My lab…' };
const failed = { badge: '!', title: 'Studio Launcher: Couldn’t start My lab. The tab that waited says why.' };

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
  world.aws.setResources({
    ways: { ...usualResourceWays, startMilliseconds: 'never' },
    spaces: { 'alice-lab': { app: 'absent' } },
  });
});
afterEach(async () => await closeOtherPages(world));
afterAll(async () => await world?.close());

const finish = () => world.aws.setResources({ spaces: { 'alice-lab': { app: 'InService' } } });

async function startFromPopup(profile: { readonly name: string } = starts): Promise<Page> {
  await clickProfile(world, profile.name);
  const page = await findLaunchPage(world);
  await waitForText(page, 'ml.t3.medium (costs money');
  return page;
}

/** Brings another tab in front of a page. */
async function lookElsewhere(page: Page): Promise<void> {
  await world.remote.bringToFront();
  await expect.poll(() => page.evaluate(() => document.hidden)).toBe(true);
}

const tabOf = (page: Page) =>
  page.evaluate(() => [document.title, document.querySelector('link[rel=icon]')?.getAttribute('href')]);

describe('the card of a space that sleeps', () => {
  test('says on what it would start, in the popup too', async () => {
    expect(await clickForCard(world, lab.name)).toContain('It starts on ml.t3.medium in a few minutes');
    expect(await clickForDetails(world, lab.name)).toContain('Starting it on ml.t3.medium');
  });
});

describe('the page that waits', () => {
  test('says the time so far without saying it aloud, and nothing moves', async () => {
    const page = await startFromPopup();
    const read = () =>
      page.evaluate(() => {
        const boxes = [...document.querySelectorAll('main > *, dd')].map(each => each.getBoundingClientRect());
        return {
          spoken: [...document.querySelectorAll<HTMLElement>('[role=status], [aria-live]')]
            .map(each => each.innerText)
            .filter(Boolean),
          places: boxes.map(({ x, y, height }) => [x, y, height]),
          time: document.querySelectorAll('dd')[1]?.innerText,
        };
      });
    const before = await read();
    await expect.poll(async () => (await read()).time).not.toBe(before.time);
    expect(await read()).toMatchObject({ spoken: before.spoken, places: before.places });
    expect(before.spoken).toEqual(['Starting JupyterLab…', 'JupyterLab opens in this tab as soon as it’s ready.']);
  });

  test('121: says what is in the way for a while, in the place of what is usual', async () => {
    const page = await startFromPopup();
    world.aws.setFaults([{ operation: 'SageMaker.', status: 400, errorType: 'ThrottlingException' }]);
    await waitForText(page, 'Too many requests. Asking again soon…');
    world.aws.setFaults([]);
    await waitForText(page, 'JupyterLab opens in this tab');
  });
});

describe('134: what is ready while its page is in the background', () => {
  test('opens there, and the tab’s title and icon say that it is ready until Studio is there', async () => {
    const page = await startFromPopup();
    expect(await tabOf(page)).toEqual(['My lab – Studio Launcher', '/icons/32.png']);
    await lookElsewhere(page);
    const release = holdAnswers(world, { operation: presign });
    finish();
    await expect.poll(() => tabOf(page)).toEqual(['Ready: My lab', '/icons/ready.png']);
    release();
    const { page: studio } = await findStudio(world);
    expect(studio === page).toBe(true);
    expect(await page.evaluate(() => document.hidden)).toBe(true);
  });

  test('says so until somebody looks where it would open in front of what they do', async () => {
    const page = await startFromPopup(privately);
    await lookElsewhere(page);
    finish();
    await expect.poll(() => tabOf(page)).toEqual(['Ready: My private lab', '/icons/ready.png']);
    expect(awsCalls(world).filter(call => call === presign)).toHaveLength(1);
    await page.bringToFront();
    await expect.poll(() => awsCalls(world).filter(call => call === presign)).toHaveLength(2);
  });

  test('is not said of what could not be opened', async () => {
    const page = await startFromPopup();
    await lookElsewhere(page);
    world.aws.setFaults([{ operation: presign, html: true }]);
    finish();
    await expect.poll(async () => (await readButton(world)).badge).toBe('!');
    await expect.poll(() => tabOf(page)).toEqual(['My lab – Studio Launcher', '/icons/32.png']);
  });
});

describe('135: the toolbar button', () => {
  test('shows what starts, also without a popup and after the worker was stopped, and nothing once it is open', async () => {
    await startFromPopup();
    await expect.poll(() => readButton(world)).toEqual(working);
    await stopWorker(world);
    const popup = await openPopup(world);
    await expect.poll(() => readButton(world)).toEqual(working);
    // Where it has not closed by itself.
    await popup.close().catch(() => undefined);
    finish();
    await findStudio(world);
    await expect.poll(() => readButton(world)).toEqual(quiet);
  });

  test.each<[string, (page: Page) => Promise<unknown>]>([
    ['the page is closed', page => page.close()],
    ['somebody cancels waiting', page => clickButton(page, 'Cancel waiting')],
  ])('shows nothing once %s', async (_name, leave) => {
    const page = await startFromPopup();
    await expect.poll(() => readButton(world)).toEqual(working);
    await leave(page);
    await expect.poll(() => readButton(world)).toEqual(quiet);
  });

  test('marks a start that failed until somebody looks at its page', async () => {
    const page = await startFromPopup();
    await lookElsewhere(page);
    world.aws.setResources({ spaces: { 'alice-lab': { app: 'Failed', failureReason: 'InternalFailure' } } });
    await expect.poll(() => readButton(world)).toEqual(failed);
    await page.bringToFront();
    await waitForText(page, 'JupyterLab couldn’t start');
    await expect.poll(() => readButton(world)).toEqual(quiet);
  });
});

describe('132: what has just been started, and answers errors for some seconds', () => {
  const pages = () => world.aws.log.filter(({ operation }) => operation === 'studio.page');

  test('is tried again in the tab, until it is there', async () => {
    await startFromPopup();
    world.aws.setStudioWays({ errorsAfterStart: 2 });
    finish();
    expect((await findStudio(world)).shown).toMatchObject({ space: 'alice-lab' });
    expect(pages()).toHaveLength(3);
    expect(awsCalls(world).filter(call => call === presign)).toHaveLength(2);
  });

  test('shows the error after the second time, and is asked no more', async () => {
    await startFromPopup();
    world.aws.setStudioWays({ errorsAfterStart: 9 });
    finish();
    await expect.poll(pages).toHaveLength(3);
    await expect.poll(() => readButton(world)).toEqual(quiet);
    expect(pages()).toHaveLength(3);
    const [tab] = await world.listPages(isStudio);
    expect(await tab?.evaluate(() => document.body.innerText)).toContain('502');
  });
});

test('131: a quota that is used up comes with a link to AWS’s list of quotas, and its name to search for', async () => {
  const name = 'Studio JupyterLab Apps running on ml.t3.medium instances';
  world.aws.setResources({ ways: { ...usualResourceWays, quotas: { [name]: 0 } } });
  await clickProfile(world, starts.name);
  const page = await findLaunchPage(world);
  expect(await waitForText(page, 'Copy name')).toContain(name);
  const address = await page.$eval('.card a', link => link.getAttribute('href'));
  expect(address).toBe('https://us-east-1.console.aws.amazon.com/servicequotas/home/services/sagemaker/quotas');
});

describe('133: an instance type that the profile names', () => {
  test('and the domain hides is not started', async () => {
    const hides = { StudioWebPortalSettings: { HiddenInstanceTypes: [large.instanceType] } };
    world.aws.setResources({ domains: { 'd-abcdefgh1234': { userSettings: hides } } });
    await clickProfile(world, large.name);
    await waitForText(await findLaunchPage(world), 'Your domain doesn’t offer ml.p4d.24xlarge');
    expect(awsCalls(world)).not.toContain('SageMaker.CreateApp');
  });

  test('and the policy leaves out is told with the statement for it', async () => {
    await clickProfile(world, large.name);
    const page = await findLaunchPage(world);
    const card = await waitForText(page, 'You can’t start this on ml.p4d.24xlarge');
    expect(card).toContain('"sagemaker:InstanceTypes"');
    expect(card).toContain('Open Settings');
  });
});

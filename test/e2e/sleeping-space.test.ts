import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { demoConfiguration, ownSpacesGrants } from '../../local-aws/index';
import { awsCalls, stateCalls } from './harness/aws-calls';
import { holdAnswers } from './harness/hold-answers';
import {
  answerHostPrompt,
  clickButton,
  clickForCard,
  clickProfile,
  closeOtherPages,
  closeStudio,
  findStudio,
  importConfiguration,
  isStudio,
  startWorldOfAlice,
  waitForText,
} from './harness/person';
import { forgetLaunches } from './harness/triggers';
import type { World } from './harness/world';

// What a launch does about a space or a notebook instance that is not running.

const presign = 'SageMaker.CreatePresignedDomainUrl';
const describeApp = 'SageMaker.DescribeApp';
const [lab, , notebook] = demoConfiguration.profiles;
const atOnce = { ...lab, id: 'at-once', name: 'Studio at once', whenStopped: 'studio' };
const configuration = { ...demoConfiguration, profiles: [...demoConfiguration.profiles, atOnce] };

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
});
afterEach(async () => await closeOtherPages(world));
afterAll(async () => await world?.close());

const sleep = () => world.aws.setResources({ spaces: { 'alice-lab': { app: 'absent' } } });

async function openLaunchPage(profile: { readonly id: string }): Promise<Page> {
  return await world.openPage(`src/launch/index.html#profile=${profile.id}`);
}

describe('a space that runs', () => {
  test.each([
    ['its link', presign, stateCalls, describeApp],
    ['its state', describeApp, awsCalls, presign],
  ])('opens as ever, and while %s is not there yet, the other one is asked for', async (_name, held, others, other) => {
    const release = holdAnswers(world, { operation: held });
    await clickProfile(world, lab.name);
    await expect.poll(() => others(world)).toContain(other);
    release();
    expect((await findStudio(world)).shown).toMatchObject({ space: 'alice-lab', landing: lab.landingUri });
    // The popup may have asked for its rows, too.
    await expect.poll(() => stateCalls(world)).toContain(describeApp);
    expect(awsCalls(world)).toEqual([presign]);
  });

  test.each([
    ['the role may not ask for the state', () => world.aws.setAwsWays({ grants: [] })],
    [
      'the state cannot be learned',
      () => world.aws.setFaults([{ operation: describeApp, status: 400, errorType: 'ThrottlingException' }]),
    ],
    ['the state comes too late', () => world.aws.setFaults([{ operation: describeApp, hang: true }])],
  ])('116: opens as ever where %s', async (_name, prepare) => {
    prepare();
    await clickProfile(world, lab.name);
    expect((await findStudio(world)).shown).toMatchObject({ space: 'alice-lab' });
    expect(awsCalls(world)).toEqual([presign]);
    expect(stateCalls(world)).toContain(describeApp);
  });
});

describe('a space that sleeps', () => {
  beforeEach(sleep);

  test('114: is told in the popup, and no tab with an error page opens', async () => {
    const card = await clickForCard(world, lab.name);
    expect(card).toContain('JupyterLab isn’t running');
    expect(card).toContain('Open Studio instead');
    expect(await world.listPages(isStudio)).toEqual([]);
  });

  test('114: on the launch page, “Open Studio instead” leads to its page in Studio, in the same tab', async () => {
    const tab = await openLaunchPage(lab);
    await waitForText(tab, 'JupyterLab isn’t running');
    await clickButton(tab, 'Open Studio instead');
    const { page, shown } = await findStudio(world);
    expect(shown).toMatchObject({ landing: 'studio::jupyterlab/alice-lab' });
    expect(page === tab).toBe(true);
    // The card says on what it would start.
    expect(awsCalls(world)).toEqual([presign, 'SageMaker.DescribeSpace', presign, presign]);
  });

  test('that has been started meanwhile opens, and is not started again', async () => {
    const tab = await openLaunchPage(lab);
    await waitForText(tab, 'JupyterLab isn’t running');
    world.aws.setResources({ spaces: { 'alice-lab': { app: 'InService' } } });
    await clickButton(tab, 'Start and open');
    expect((await findStudio(world)).shown).toMatchObject({ space: 'alice-lab', landing: lab.landingUri });
  });

  test('115: opens in Studio at once, where the profile wants that', async () => {
    await clickProfile(world, atOnce.name);
    expect((await findStudio(world)).shown).toMatchObject({ landing: 'studio::jupyterlab/alice-lab' });
    expect(awsCalls(world)).toEqual([presign, presign]);
    expect(stateCalls(world)).toContain(describeApp);
  });
});

test('118: a notebook instance that is stopped is told, and nothing opens', async () => {
  world.aws.setResources({ notebookInstances: { 'research-1': { status: 'Stopped' } } });
  const card = await clickForCard(world, notebook.name);
  expect(card).toContain('Notebook instance isn’t running');
  expect(await world.listPages(isStudio)).toEqual([]);
});

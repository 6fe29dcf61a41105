import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { demoConfiguration, ownSpacesGrants } from '../../local-aws/index';
import { usualResourceWays } from '../../local-aws/resources/resource-ways';
import { awsCalls, stateCalls } from './harness/aws-calls';
import { holdAnswers } from './harness/hold-answers';
import {
  answerHostPrompt,
  clickButton,
  clickProfile,
  closeOtherPages,
  closeStudio,
  findByRole,
  findStudio,
  importConfiguration,
  isStudio,
  startWorldOfAlice,
  waitForText,
} from './harness/person';
import { findLaunchPage, forgetLaunches } from './harness/triggers';
import { openPopup, stopWorker, type World } from './harness/world';

// The popup says which spaces and notebook instances run, and starts, stops and restarts them.

const [lab, home, notebook] = demoConfiguration.profiles;
const code = { ...lab, id: 'code', name: 'Code', spaceName: 'alice-code', landingUri: 'app:CodeEditor:' };
const team = { ...lab, id: 'team', name: 'Team lab', spaceName: 'team-lab' };
const all = { ...demoConfiguration, profiles: [lab, home, notebook, code, team] };
const describeApp = 'SageMaker.DescribeApp';
const describeInstance = 'SageMaker.DescribeNotebookInstance';
const listApps = 'SageMaker.ListApps';

let world: World;

beforeAll(async () => {
  world = await startWorldOfAlice();
  await importConfiguration(world, all, world.remote);
  await clickProfile(world, notebook.name);
  await answerHostPrompt(world, 'allow');
  await findStudio(world);
});
beforeEach(async () => {
  await closeStudio(world);
  await forgetLaunches(world);
  await forgetStates();
  await importConfiguration(world, all, world.remote);
  world.aws.reset();
  world.aws.setAwsWays({ grants: ownSpacesGrants });
});
afterEach(async () => await closeOtherPages(world));
afterAll(async () => await world?.close());

/** What has been learned or denied before. */
async function forgetStates(): Promise<void> {
  await world.remote.evaluate(`chrome.storage.session.remove(['deniedStates', 'knownStates'])`);
}

/** The chips in the popup, by the names of their rows. */
async function readChips(popup: Page): Promise<Record<string, string>> {
  return await popup.$$eval('li[data-profile]', rows =>
    Object.fromEntries(
      rows.flatMap(row => {
        const chip = row.querySelector('.chip')?.textContent;
        return chip ? [[row.querySelector('.name')?.textContent ?? '', chip]] : [];
      }),
    ),
  );
}

/** A popup that stays until it says this. */
async function openWithChips(chips: Record<string, string>): Promise<Page> {
  const popup = await openPopup(world);
  await expect.poll(() => readChips(popup)).toEqual(chips);
  return popup;
}

/** Chooses from the menu of a row, by keys alone. */
async function choose(popup: Page, name: string, item: string): Promise<void> {
  const button = await findByRole(popup, 'button', `More actions for ${name}`);
  await button.focus();
  await popup.keyboard.press('Enter');
  await popup.waitForSelector('[role=menu]');
  const focused = () => popup.evaluate(() => (document.activeElement as HTMLElement).innerText);
  for (let steps = 0; steps < 20 && !(await focused()).startsWith(item); steps += 1) {
    await popup.keyboard.press('ArrowDown');
  }
  expect(await focused()).toContain(item);
  await popup.keyboard.press('Enter');
}

const called = (operation: string) => world.aws.log.filter(call => call.operation === `SageMaker.${operation}`);
const focusedText = (page: Page) => page.evaluate(() => (document.activeElement as HTMLElement | null)?.innerText);

describe('125: each row in view says whether what it opens runs', () => {
  test('in words, after one list for all rows of a domain', async () => {
    world.aws.setResources({ ways: { ...usualResourceWays, startMilliseconds: 'never' } });
    world.aws.setResources({ spaces: { 'alice-code': { app: 'absent' }, 'team-lab': { app: 'Pending' } } });
    await openWithChips({
      [lab.name]: 'Running',
      Code: 'Stopped',
      'Team lab': 'Starting…',
      [notebook.name]: 'Running',
    });
    expect(stateCalls(world).sort()).toEqual([describeInstance, listApps]);
  });

  test('one that stops or has failed, too', async () => {
    world.aws.setResources({ ways: { ...usualResourceWays, stopMilliseconds: 'never' } });
    world.aws.setResources({ spaces: { 'alice-lab': { app: 'Deleting' }, 'alice-code': { app: 'Failed' } } });
    world.aws.setResources({ notebookInstances: { 'research-1': { status: 'Stopped' } } });
    await openWithChips({
      [lab.name]: 'Stopping…',
      Code: 'Failed',
      'Team lab': 'Running',
      [notebook.name]: 'Stopped',
    });
  });

  test('without moving a row when that is known', async () => {
    const release = holdAnswers(world, { operation: listApps });
    const popup = await openPopup(world);
    // While the list is under way: what is held is not in the log yet.
    await expect.poll(() => stateCalls(world)).toContain(describeInstance);
    const places = () =>
      popup.$$eval('.row, .name, .who, .hint, .menu-button', elements =>
        elements.map(element => JSON.stringify(element.getBoundingClientRect())),
      );
    const before = await places();
    release();
    await expect.poll(async () => Object.keys(await readChips(popup)).length).toBe(4);
    expect(await places()).toEqual(before);
  });

  test('and a popup that opens again soon asks for nothing', async () => {
    const chips = { [lab.name]: 'Running', Code: 'Running', 'Team lab': 'Running', [notebook.name]: 'Running' };
    const popup = await openWithChips(chips);
    const before = stateCalls(world);
    await popup.close();
    await openWithChips(chips);
    expect(stateCalls(world)).toEqual(before);
  });
});

describe('126: a role with fewer rights', () => {
  test('that may not list is asked for each app, and for the list no more', async () => {
    const [describes, ...others] = ownSpacesGrants;
    const listed = { ...(describes as object), Action: ['sagemaker:DescribeApp', 'sagemaker:DescribeSpace'] };
    world.aws.setAwsWays({ grants: [listed, ...others] });
    const chips = { [lab.name]: 'Running', Code: 'Running', 'Team lab': 'Running', [notebook.name]: 'Running' };
    const popup = await openWithChips(chips);
    expect(called('ListApps')).toHaveLength(1);
    expect(called('DescribeApp')).toHaveLength(3);
    await popup.close();
    await world.remote.evaluate(`chrome.storage.session.remove('knownStates')`);
    await openWithChips(chips);
    expect(called('ListApps')).toHaveLength(1);
    expect(called('DescribeApp')).toHaveLength(6);
  });

  test('that may ask for nothing sees no chips, and is not asked again', async () => {
    world.aws.setAwsWays({ grants: [] });
    const popup = await openPopup(world);
    await expect.poll(() => stateCalls(world).length).toBe(5);
    expect(stateCalls(world).sort()).toEqual([describeApp, describeApp, describeApp, describeInstance, listApps]);
    await expect.poll(async () => await readDenials()).toBe(5);
    expect(await readChips(popup)).toEqual({});
    await popup.close();
    const again = await openPopup(world);
    await answeredAll(again);
    expect(stateCalls(world)).toHaveLength(5);
    expect(await readChips(again)).toEqual({});
  });

  test('and nobody who is not signed in is asked for anything', async () => {
    await world.remote.evaluate(`chrome.storage.session.remove(['tokens:acme', 'credentials:acme', 'identity:acme'])`);
    world.aws.reset();
    const popup = await openPopup(world);
    await answeredAll(popup);
    expect(await readChips(popup)).toEqual({});
    expect(
      world.aws.log.filter(({ operation }) => /^(SageMaker\.(?!ping)|CognitoIdentity|oidc)/.test(operation)),
    ).toEqual([]);
    await popup.close();
    await clickProfile(world, home.name);
    await findStudio(world);
  });

  const readDenials = async () => {
    const { deniedStates = [] } = (await world.remote.evaluate(`chrome.storage.session.get('deniedStates')`)) as {
      deniedStates?: unknown[];
    };
    return deniedStates.length;
  };

  /** Once the popup has asked the worker what it asks by itself, and has been answered. */
  const answeredAll = async (popup: Page) =>
    await popup.evaluate(async () => {
      const isAsking = async () => {
        const { held = [] } = await navigator.locks.query();
        return held.some(({ name }) => name?.startsWith('states:'));
      };
      while (!(await isAsking())) await new Promise(resolve => setTimeout(resolve, 50));
      await chrome.runtime.sendMessage({ type: 'knock', request: {} });
    });
});

test('125: a click right after the popup has opened is served first, and a launch under way ends the questions', async () => {
  const release = holdAnswers(world, { operation: listApps });
  const popup = await openPopup(world);
  await expect.poll(() => stateCalls(world)).toContain(describeInstance);
  await popup.keyboard.press('Enter');
  await findStudio(world);
  expect(awsCalls(world)).toEqual(['SageMaker.CreatePresignedDomainUrl']);
  release();
});

describe('127: a start without opening', () => {
  test('starts once, opens nothing, and the chip says so', async () => {
    world.aws.setResources({ ways: { ...usualResourceWays, startMilliseconds: 'never' } });
    world.aws.setResources({ spaces: { 'alice-lab': { app: 'absent' } } });
    const popup = await openPopup(world);
    await expect.poll(async () => (await readChips(popup))[lab.name]).toBe('Stopped');
    await choose(popup, lab.name, 'Start without opening');
    await expect.poll(async () => (await readChips(popup))[lab.name]).toBe('Starting…');
    await waitForText(popup, `${lab.name} is starting.`);
    expect(called('CreateApp')).toHaveLength(1);
    expect(await world.listPages(isStudio)).toEqual([]);
  });

  test('that is denied says so, with the statement that would allow it', async () => {
    world.aws.setAwsWays({ grants: ownSpacesGrants.slice(0, 1) });
    world.aws.setResources({ spaces: { 'alice-lab': { app: 'absent' } } });
    const popup = await openPopup(world);
    await choose(popup, lab.name, 'Start without opening');
    const text = await waitForText(popup, 'You can’t start this on ml.t3.medium');
    expect(text).toContain('Details');
    expect(await popup.$eval('dialog pre', pre => pre.textContent)).toContain('"Action": "sagemaker:CreateApp"');
  });
});

describe('128: a stop', () => {
  test('asks first, says what is lost and what stays, and begins with the focus on what changes nothing', async () => {
    world.aws.setResources({ ways: { ...usualResourceWays, stopMilliseconds: 'never' } });
    const popup = await openPopup(world);
    await choose(popup, lab.name, 'Stop…');
    const text = await waitForText(popup, 'Stop JupyterLab of Prod JupyterLab?');
    expect(text).toContain('kernels and terminals');
    expect(text).toContain('Files stay on its storage, which keeps costing money.');
    expect(await focusedText(popup)).toBe('Cancel');
    expect(called('DeleteApp')).toEqual([]);
    await popup.keyboard.press('Enter');
    await expect.poll(() => popup.$('dialog')).toBeNull();
    expect(called('DeleteApp')).toEqual([]);
    await choose(popup, lab.name, 'Stop…');
    await waitForText(popup, 'Stop JupyterLab of Prod JupyterLab?');
    await popup.keyboard.down('Shift');
    await popup.keyboard.press('Tab');
    await popup.keyboard.up('Shift');
    expect(await focusedText(popup)).toBe('Stop');
    await popup.keyboard.press('Enter');
    await expect.poll(async () => (await readChips(popup))[lab.name]).toBe('Stopping…');
    expect(called('DeleteApp')).toHaveLength(1);
    expect(await popup.$('dialog')).toBeNull();
  });

  test('says how long it has been running, by when it was started', async () => {
    const popup = await openPopup(world);
    await expect.poll(async () => (await readChips(popup))[lab.name]).toBe('Running');
    await choose(popup, lab.name, 'Stop…');
    await waitForText(popup, 'It’s been running for 1 hour');
  });

  test('of what is starting is refused in words, and nothing is asked of AWS', async () => {
    world.aws.setResources({ ways: { ...usualResourceWays, startMilliseconds: 'never' } });
    world.aws.setResources({ spaces: { 'alice-lab': { app: 'Pending' } } });
    const popup = await openPopup(world);
    await choose(popup, lab.name, 'Stop…');
    await waitForText(popup, 'Stop JupyterLab of Prod JupyterLab?');
    await clickButton(popup, 'Stop');
    await waitForText(popup, 'JupyterLab can’t be stopped now');
    expect(called('DeleteApp')).toEqual([]);
  });

  test('that is denied says so, with the statement that would allow it', async () => {
    world.aws.setAwsWays({ grants: ownSpacesGrants.slice(0, 2) });
    const popup = await openPopup(world);
    await choose(popup, lab.name, 'Stop…');
    await waitForText(popup, 'Stop JupyterLab of Prod JupyterLab?');
    await clickButton(popup, 'Stop');
    await waitForText(popup, 'You can’t stop this from here');
    expect(await popup.$eval('dialog pre', pre => pre.textContent)).toContain('"Action": "sagemaker:DeleteApp"');
  });

  test('of a notebook instance stops it', async () => {
    world.aws.setResources({ ways: { ...usualResourceWays, stopMilliseconds: 'never' } });
    const popup = await openPopup(world);
    await choose(popup, notebook.name, 'Stop…');
    await waitForText(popup, 'Stop Notebook instance of Old notebook?');
    await clickButton(popup, 'Stop');
    await expect.poll(async () => (await readChips(popup))[notebook.name]).toBe('Stopping…');
    expect(called('StopNotebookInstance')).toHaveLength(1);
  });

  test('that hangs is said in the row, and how long it has taken', async () => {
    world.aws.setResources({ ways: { ...usualResourceWays, stopMilliseconds: 'never' } });
    world.aws.setResources({ spaces: { 'alice-lab': { app: 'Deleting' } } });
    const popup = await openPopup(world);
    await expect.poll(async () => (await readChips(popup))[lab.name]).toBe('Stopping…');
    await popup.close();
    // As if it had been seen 23 minutes ago.
    await world.remote.evaluate(`chrome.storage.session.get('knownStates').then(({ knownStates }) =>
      chrome.storage.session.set({ knownStates: knownStates.map(each => (each.stoppingSince
        ? { ...each, at: 0, stoppingSince: each.stoppingSince - 23 * 60_000 } : each)) }))`);
    await waitForText(await openPopup(world), 'Still stopping after 23 minutes');
  });
});

describe('129: a restart on another instance type', () => {
  test('stops, waits, starts on that type, and ends in Studio, by keys alone', async () => {
    world.aws.setResources({ ways: { ...usualResourceWays, startMilliseconds: 0, stopMilliseconds: 1_000 } });
    const popup = await openPopup(world);
    await choose(popup, lab.name, 'Restart on another type…');
    await waitForText(popup, 'Restart JupyterLab of Prod JupyterLab');
    await expect.poll(() => popup.$$eval('dialog option', options => options.length)).toBeGreaterThan(50);
    expect(called('DeleteApp')).toEqual([]);
    await popup.keyboard.type('ml.m5.xlarge');
    await popup.keyboard.press('Enter');
    const waiting = await findLaunchPage(world);
    await waitForText(waiting, 'Waiting for JupyterLab to stop…');
    await stopWorker(world);
    const { page, shown } = await findStudio(world);
    expect(page === waiting).toBe(true);
    expect(shown).toMatchObject({ space: 'alice-lab', landing: lab.landingUri });
    expect([called('DeleteApp').length, called('CreateApp').map(({ detail }) => detail)]).toEqual([
      1,
      [expect.objectContaining({ instanceType: 'ml.m5.xlarge' })],
    ]);
  });

  test('offers the types that the domain shows, and wants one before it begins', async () => {
    world.aws.setResources({
      domains: {
        'd-abcdefgh1234': {
          userSettings: { StudioWebPortalSettings: { HiddenInstanceTypes: ['ml.m5.xlarge'] } },
        },
      },
    });
    const popup = await openPopup(world);
    await choose(popup, lab.name, 'Restart on another type…');
    await expect.poll(() => popup.$$eval('dialog option', options => options.length)).toBeGreaterThan(50);
    const offered = await popup.$$eval('dialog option', options => options.map(option => option.value));
    expect(offered).toContain('ml.t3.medium');
    expect(offered).not.toContain('ml.m5.xlarge');
    await popup.keyboard.type('large');
    await popup.keyboard.press('Enter');
    await waitForText(popup, 'Enter an instance type');
    expect(called('DeleteApp')).toEqual([]);
  });
});

test('130: “Stop it again” on the page that waits stops what was started as soon as it runs, and opens nothing', async () => {
  world.aws.setResources({ ways: { ...usualResourceWays, startMilliseconds: 'never' } });
  world.aws.setResources({ spaces: { 'alice-lab': { app: 'absent' } } });
  const tab = await world.openPage(`src/launch/index.html#profile=${lab.id}`);
  await waitForText(tab, 'JupyterLab isn’t running');
  await clickButton(tab, 'Start and open');
  await waitForText(tab, 'Starting JupyterLab…');
  await expect.poll(() => called('CreateApp')).toHaveLength(1);
  await clickButton(tab, 'Stop it again');
  await waitForText(tab, 'It’s stopped as soon as it runs');
  expect(called('DeleteApp')).toEqual([]);
  world.aws.setResources({ spaces: { 'alice-lab': { app: 'InService' } } });
  await waitForText(tab, 'It’s been stopped again.');
  expect(called('DeleteApp')).toHaveLength(1);
  expect(await world.listPages(isStudio)).toEqual([]);
});

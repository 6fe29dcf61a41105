import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { demoConfiguration } from '../../local-aws/index';
import { awsCalls } from './harness/aws-calls';
import { holdAnswers } from './harness/hold-answers';
import {
  clickButton,
  clickProfile,
  closeStudio,
  findStudio,
  importConfiguration,
  pressKeys,
  readCard,
  startWorldOfAlice,
  waitForText,
} from './harness/person';
import { findLaunchPage, forgetLaunches, letGo } from './harness/triggers';
import { isFirefox, openPopup, stopWorker, type World } from './harness/world';

const presign = 'SageMaker.CreatePresignedDomainUrl';

let world: World;

beforeAll(async () => {
  world = await startWorldOfAlice();
});
beforeEach(() => world.aws.reset());
afterEach(async () => {
  await closeStudio(world);
  await forgetLaunches(world);
});
afterAll(async () => await world?.close());

test('while it works the popup says in words at which step it is, also when it is opened again', async () => {
  const release = holdAnswers(world, { operation: presign });
  const popup = await clickProfile(world, 'Studio home');
  await popup.waitForFunction(() =>
    document.querySelector('[role=status]')?.textContent?.includes('Studio home: Getting your Studio link…'),
  );
  await waitForText(await openPopup(world), 'Getting your Studio link…');
  release();
  await findStudio(world);
});

test('a worker that is killed in the middle of a launch leaves a card, and the next try opens Studio', async () => {
  world.aws.setFaults([{ operation: presign, hang: true, times: 1 }]);
  const popup = await clickProfile(world, 'Studio home');
  await vi.waitFor(() => expect(awsCalls(world)).toEqual([presign]));
  await stopWorker(world);
  expect(await readCard(popup)).toContain('Opening was interrupted');
  await clickButton(popup, 'Try again');
  expect((await findStudio(world)).shown.user).toBe('alice');
});

test('another profile can be launched while one is under way', async () => {
  world.aws.setFaults([{ operation: presign, hang: true, times: 1 }]);
  await clickProfile(world, 'Studio home');
  await vi.waitFor(() => expect(awsCalls(world)).toEqual([presign]));
  await clickProfile(world, 'Prod JupyterLab');
  expect((await findStudio(world)).shown.space).toBe('alice-lab');
  await stopWorker(world);
});

test('two triggers for one profile within one flight are one presign and one tab', async () => {
  world.aws.setFaults([{ operation: presign, delayMilliseconds: 2_000 }]);
  await letGo();
  await world.remote.bringToFront();
  pressKeys(world, 'alt+shift+2');
  await clickProfile(world, 'Studio home');
  await findStudio(world);
  // Longer than a second presign would take.
  await new Promise(resolve => setTimeout(resolve, 2_500));
  expect(awsCalls(world)).toEqual([presign]);
  expect(await closeStudio(world)).toBe(1);
});

test('of two profiles one opens while the other hangs, and fails by itself', async () => {
  const notebook = { ...demoConfiguration.profiles[2], region: 'us-east-1' };
  const profiles = [...demoConfiguration.profiles.slice(0, 2), notebook];
  await importConfiguration(world, { ...demoConfiguration, profiles }, world.remote);
  world.aws.setFaults([{ operation: 'SageMaker.CreatePresignedNotebookInstanceUrl', hang: true }]);
  await letGo();
  pressKeys(world, 'alt+shift+3', 'alt+shift+1');
  expect((await findStudio(world)).shown.space).toBe('alice-lab');
  expect(await closeStudio(world)).toBe(1);
  const page = await findLaunchPage(world);
  await waitForText(page, 'AWS took too long to respond');
  expect(await page.$eval('h1', title => title.textContent)).toBe(notebook.name);
});

const studio = 'd-abcdefgh1234.studio.us-east-1.sagemaker.aws';

const addressesToBlock: readonly (readonly [row: number, authorizedUrl: unknown])[] = [
  [38, 'javascript:alert(1)'],
  [38, 'data:text/html,<script>alert(1)</script>'],
  [38, 'file:///etc/passwd'],
  [38, `http://${studio}/auth?token=x`],
  [38, `blob:https://${studio}/7f0c8a52`],
  [38, 42],
  [38, null],
  [39, `https://${studio}.evil.example/auth?token=x`],
  [40, `https://${studio}@evil.example/auth?token=x`],
  [40, `https://${studio}:x@evil.example/auth?token=x`],
  [40, `https:\\\\${studio}@evil.example/auth?token=x`],
  [41, 'https://d-abcdefgh1234.studio.eu-west-1.sagemaker.aws/auth?token=x'],
];

// In Firefox the first of each row: what is blocked is decided without the browser.
test.each(isFirefox ? firstOfEachRow(addressesToBlock) : addressesToBlock)(
  '%i: a launch that is answered %s opens no tab, and says so',
  async (_row, authorizedUrl) => {
    const before = await listTabs();
    const created = await watchTabs();
    world.aws.setFaults([{ operation: presign, authorizedUrl }]);
    const popup = await clickProfile(world, 'Studio home');
    // In Firefox the test has opened the popup in a tab of its own.
    const withPopup = await listTabs();
    await waitForText(popup, 'Link blocked');
    expect(await readCard(popup)).not.toContain('token');
    expect(await listTabs()).toEqual(withPopup);
    expect(await created()).toEqual([]);
    await clickButton(popup, 'Dismiss');
    await popup.waitForFunction(() => !document.querySelector('[role=alert]'));
    await popup.close();
    await expect.poll(listTabs).toEqual(before);
    expect(awsCalls(world)).toEqual([presign]);
  },
);

function firstOfEachRow<Row extends readonly [row: number, ...unknown[]]>(rows: readonly Row[]): Row[] {
  return rows.filter(([row], index) => rows.findIndex(([other]) => other === row) === index);
}

/** The ids of all tabs, wherever they are at. */
async function listTabs(): Promise<unknown> {
  return await world.remote.evaluate('chrome.tabs.query({}).then(tabs => tabs.map(({ id }) => id).sort())');
}

/** The addresses that tabs are led to from now on, but for pages of the extension and empty ones. */
async function watchTabs(): Promise<() => Promise<unknown>> {
  await world.remote.evaluate(`
    globalThis.ledTo = [];
    chrome.tabs.onUpdated.addListener((_id, { url }) => {
      if (url && !/^(about:blank|(chrome|moz)-extension:)/.test(url)) ledTo.push(url);
    });
  `);
  return async () => await world.remote.evaluate('ledTo');
}

import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { discoveryGrants } from '../../local-aws/index';
import { usualResourceWays } from '../../local-aws/resources/resource-ways';
import { findViolations } from './harness/find-violations';
import { handsOf, readFocus, tabTo } from './harness/hands';
import { holdAnswers } from './harness/hold-answers';
import {
  answerHostPrompt,
  clickButton,
  clickProfile,
  closeOtherPages,
  closeStudio,
  findStudio,
  openSettings,
  signInAs,
  startWorldOfAlice,
  waitForText,
} from './harness/person';
import { readStored, startAfresh } from './harness/stored-configuration';
import { openOptions, type World } from './harness/world';

// What AWS lists becomes profiles: signed in, chosen from a tree, added, launched. By keyboard alone.

let world: World;
let options: Page;

beforeAll(async () => {
  world = await startWorldOfAlice();
  options = world.remote;
});
beforeEach(async () => {
  await startAfresh(world, options);
  world.aws.reset();
  world.aws.setAwsWays({ grants: discoveryGrants });
});
afterEach(async () => {
  await closeStudio(world);
  await closeOtherPages(world);
});
afterAll(async () => await world?.close());

const called = (operation: string) => world.aws.log.filter(call => call.operation === `SageMaker.${operation}`).length;
const press = (button: string) => handsOf(options, 'keyboard').press(button);

/** The dialog, once it says this. */
async function open(text: string, page = options): Promise<string> {
  await openSettings(page, 'profiles');
  await page.bringToFront();
  await tabTo(page, 'Add from AWS');
  await page.keyboard.press('Enter');
  return await waitForText(page, text);
}

/** The rows that are drawn, indented, with what they say and whether they are checked. */
const readRows = () =>
  options.$$eval('[role=treeitem]', rows =>
    [...rows]
      .sort(
        (one, other) =>
          Number.parseInt((one as HTMLElement).style.top, 10) - Number.parseInt((other as HTMLElement).style.top, 10),
      )
      .map(row => {
        const [name, detail] = [...row.querySelectorAll('.about > span')].map(part => part.textContent);
        const mark = { true: '[x] ', false: '[ ] ' }[row.getAttribute('aria-checked') ?? ''] ?? '';
        return `${'  '.repeat(Number(row.getAttribute('aria-level')) - 1)}${mark}${name} – ${detail}`;
      }),
  );

const wholeTree = [
  'acme – d-abcdefgh1234',
  '  [x] alice – Already a profile · Your SageMaker user',
  '    [ ] alice-lab – JupyterLab · Running',
  '    [ ] alice-code – Code Editor · Running',
  '  Shared spaces – 1',
  '    [ ] Team lab – JupyterLab · Running',
  '  [ ] bob – SageMaker user',
  '  [ ] untagged – SageMaker user',
  'acme – d-sso000000001 · IAM Identity Center: no link opens it',
];

/** Moves in the tree until a row of this name has the focus, and checks it. */
async function check(name: string): Promise<void> {
  await tabTo(options, 'Filter');
  await options.keyboard.press('Tab');
  await options.keyboard.press('Home');
  for (let count = 0; count < 40 && !(await readFocus(options)).startsWith(name); count += 1) {
    await options.keyboard.press('ArrowDown');
  }
  expect(await readFocus(options)).toContain(name);
  await options.keyboard.press(' ');
}

test('somebody who signs in chooses from what AWS lists, adds it, and launches it', async () => {
  await openSettings(options, 'connections');
  await clickButton(options, 'Sign out');
  await waitForText(options, 'Not signed in');
  await open('Sign in to see what AWS lists for you.');
  expect(called('ListDomains')).toBe(0);
  await press('Sign in');
  await signInAs(world, 'alice');
  await options.bringToFront();
  await expect.poll(readRows).toEqual(wholeTree);
  expect(await waitForText(options, '2 domains · 4 spaces')).toContain('Add 0 profiles');
  expect(await findViolations(options)).toEqual([]);
  await check('alice-code');
  await check('Team lab');
  await press('Add 2 profiles');
  await waitForText(options, 'Added 2 profiles.');
  const studio = { connection: 'acme', type: 'studio', domainId: 'd-abcdefgh1234', userProfileName: 'alice' };
  expect((await readStored(options)).profiles.slice(3)).toEqual([
    { ...studio, id: 'alice-code', name: 'alice-code', spaceName: 'alice-code', landingUri: 'app:CodeEditor:' },
    { ...studio, id: 'team-lab', name: 'Team lab', spaceName: 'team-lab', landingUri: 'app:JupyterLab:' },
  ]);
  await clickProfile(world, 'alice-code');
  expect((await findStudio(world)).shown).toMatchObject({ user: 'alice', space: 'alice-code' });
});

test('what has been added is a profile from then on, and goes with Undo', async () => {
  await open('2 domains · 4 spaces');
  await check('alice-lab');
  await press('Add 1 profile');
  await waitForText(options, 'Added 1 profile.');
  await open('2 domains · 4 spaces');
  await expect.poll(readRows).toContain('    [x] alice-lab – Already a profile · JupyterLab · Running');
  await check('alice-lab');
  await waitForText(options, 'Add 0 profiles');
  await options.keyboard.press('Escape');
  await press('Undo');
  await expect.poll(async () => (await readStored(options)).profiles).toHaveLength(3);
});

test('the arrow keys open and close rows', async () => {
  await open('2 domains · 4 spaces');
  await tabTo(options, 'Filter');
  await options.keyboard.press('Tab');
  await options.keyboard.press('ArrowLeft');
  await expect.poll(readRows).toHaveLength(2);
  await options.keyboard.press('ArrowRight');
  await expect.poll(readRows).toHaveLength(wholeTree.length);
  for (const key of ['End', 'ArrowUp', 'ArrowLeft'] as const) await options.keyboard.press(key);
  expect(await readFocus(options)).toContain('d-abcdefgh1234');
});

describe('many spaces', () => {
  const count = 300;
  const addSpaces = () => {
    const spaces = Array.from({ length: count }, (_, index) => [`lab-${index}`, { owner: 'bob' }] as const);
    world.aws.setResources({
      spaces: Object.fromEntries(spaces),
      ways: { ...usualResourceWays, lists: { pages: 'withEmpty', tokenLength: 8_192 } },
    });
  };

  test('come page by page, empty ones among them, are found by text, and are in the page alone', async () => {
    addSpaces();
    await open(`2 domains · ${count + 4} spaces`);
    await tabTo(options, 'Filter');
    await options.keyboard.type('bob LAB-29');
    await expect.poll(async () => (await readRows()).at(-1)).toContain('lab-299');
    expect((await readRows()).length).toBeLessThan(40);
    await options.keyboard.type(' nothing');
    await waitForText(options, 'Nothing found has all these words.');
    const kept = await options.evaluate(`Promise.all([chrome.storage.session.get(), chrome.storage.local.get()])
      .then(JSON.stringify)`);
    expect(kept).not.toContain('lab-29');
  });

  /** Reads all there is on the first page of Settings; resolves to how many pages of spaces were asked for since the log began. */
  const readAll = async () => {
    await open(`2 domains · ${count + 4} spaces`);
    await options.keyboard.press('Escape');
    return called('ListSpaces');
  };

  test.each<[string, (page: Page) => Promise<void>]>([
    ['the dialog', async page => await page.keyboard.press('Escape')],
    ['the page', async page => await page.close()],
  ])('are asked for no more once %s is closed', async (_name, close) => {
    addSpaces();
    const pages = await readAll();
    const apps = called('ListApps');
    const release = holdAnswers(world, { operation: 'SageMaker.ListSpaces' });
    const page = await openOptions(world);
    await open('2 domains so far…', page);
    // The other lists are through, and the first page of spaces is under way.
    await expect.poll(() => called('ListApps')).toBe(2 * apps);
    await close(page);
    release();
    await expect.poll(() => called('ListSpaces')).toBe(pages + 1);
    expect(await readAll()).toBe(2 * pages + 1);
  });

  test('stop coming when somebody says so, and come on after', async () => {
    addSpaces();
    const release = holdAnswers(world, { operation: 'SageMaker.ListSpaces' });
    await open('2 domains so far…');
    await expect.poll(() => called('ListApps')).toBeGreaterThan(0);
    await press('Stop');
    release();
    await waitForText(options, 'Stopped: 2 domains');
    await expect.poll(() => called('ListSpaces')).toBe(1);
    await press('Continue');
    await waitForText(options, `2 domains · ${count + 4} spaces`);
  });

  test('come on after AWS has throttled', async () => {
    addSpaces();
    const throttled = { status: 400, errorType: 'ThrottlingException', message: 'Rate exceeded' };
    world.aws.setFaults([{ operation: 'SageMaker.ListSpaces', times: 4, ...throttled }]);
    await open('AWS is busy. Continues shortly…');
    await waitForText(options, `2 domains · ${count + 4} spaces`);
  });

  test('end with a sentence where AWS gives the same page for ever', async () => {
    world.aws.setFaults([{ operation: 'SageMaker.ListSpaces', body: { Spaces: [], NextToken: 'same' } }]);
    await open('AWS gave a page twice, so reading stopped there.');
    expect(called('ListSpaces')).toBe(2);
  });
});

test('each list that the role may not have is said, with the statement that would allow it', async () => {
  world.aws.setAwsWays({});
  const shown = await open('Names can still be typed with “Add profile”.');
  for (const list of ['Domains', 'UserProfiles', 'Spaces', 'NotebookInstances', 'Apps']) {
    await waitForText(options, `Your role may not call sagemaker:List${list}, so something may be missing here.`);
  }
  expect(shown).not.toContain('don’t have access');
  await tabTo(options, 'What would allow it');
  await options.keyboard.press('Enter');
  expect(await waitForText(options, 'add this statement to the role’s policy')).toMatch(
    /"Effect": "Allow",\s*"Action": "sagemaker:List\w+",\s*"Resource": "\*"/,
  );
  expect(await findViolations(options)).toEqual([]);
});

test('without the right to describe domains, the domains are listed all the same', async () => {
  const grants = discoveryGrants.map(grant => ({ ...(grant as object), Action: 'sagemaker:List*' }));
  world.aws.setAwsWays({ grants });
  await open('Your role may not call sagemaker:DescribeDomain');
  await expect.poll(readRows).toContain('    [ ] alice-lab – JupyterLab · Running');
});

test('a domain that is open in Unified Studio alone says so, and where it opens', async () => {
  world.aws.setResources({
    domains: {
      'd-abcdefgh1234': { domainSettings: { UnifiedStudioSettings: { StudioWebPortalAccess: 'DISABLED' } } },
    },
  });
  await open('Open domains with IAM Identity Center from your AWS access portal');
  await expect
    .poll(readRows)
    .toEqual([
      'acme – d-abcdefgh1234 · SageMaker Unified Studio: no link opens it',
      'acme – d-sso000000001 · IAM Identity Center: no link opens it',
    ]);
});

test('another region’s notebook instances are listed once its host is allowed', async () => {
  await open('2 domains · 4 spaces');
  await handsOf(options, 'keyboard').choose('Region', 'eu-west-1 · Europe (Ireland)');
  await press('Allow access');
  await answerHostPrompt(world, 'allow');
  await expect
    .poll(readRows)
    .toEqual([
      'Notebook instances – 3',
      '  [ ] research-1 – Notebook instance · Running',
      '  [ ] research-2 – Notebook instance · Running',
      '  [ ] stopped-1 – Notebook instance',
    ]);
});

test('a connection leads to what it can list', async () => {
  await openSettings(options, 'connections');
  await press('Add from AWS with “Acme ML”');
  await waitForText(options, '2 domains · 4 spaces');
});

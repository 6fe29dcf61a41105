import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { demoConfiguration } from '../../local-aws/index';
import {
  answerHostPrompt,
  clickButton,
  clickProfile,
  closeStudio,
  findByRole,
  findStudio,
  openDetails,
  openSettings,
  readCard,
  startWorldOfAlice,
  waitForText,
} from './harness/person';
import { type ProfileFile, readProfileFiles } from './harness/profile-files';
import { readLaunches } from './harness/triggers';
import { openPopup, type World } from './harness/world';

// Every secret that local-aws ever issued is searched for: wherever the browser and the extension keep or show anything
// while it runs, and on disk once it has been closed.

const refusedToken = 'sgn-canary-of-a-refused-link';

let world: World;
/** What was read while the browser ran, by where it was. */
const read: Record<string, string> = {};
/** The names of the extension's databases after the launches, and then with one more that this test made. */
let databases: unknown;
/** Every file of the browser profile, once the browser has been closed. */
let files: readonly ProfileFile[];

const listDatabases = `(async () => {
  const names = async () => (await indexedDB.databases()).map(({ name }) => name);
  const before = await names();
  await new Promise((resolve, reject) => Object.assign(indexedDB.open('control'), { onsuccess: resolve, onerror: reject }));
  return { before, after: await names() };
})()`;

beforeAll(async () => {
  world = await startWorldOfAlice({ own: true });
  const console = await world.watchConsole();
  await world.allowClipboard();
  await clickProfile(world, 'Prod JupyterLab');
  await findStudio(world);
  await closeStudio(world);
  await clickProfile(world, 'Old notebook');
  await answerHostPrompt(world, 'allow');
  await findStudio(world);
  await closeStudio(world);
  read['AWS CLI copy'] = await copyCliCommand();
  read['copied details of an outcome'] = await copyDetails();
  for (const area of ['local', 'sync']) read[`storage.${area}`] = await readArea(area);
  read['exported file'] = await exportConfiguration();
  // One tab stays open: a browser keeps what it needs to restore it.
  await clickProfile(world, 'Studio home');
  await findStudio(world);
  read['storage.session'] = await readArea('session');
  databases = await world.remote.evaluate(listDatabases);
  await world.remote.evaluate('console.log("control of the page")');
  await world.logInWorker('control of the worker');
  // Browsers write their history a moment later: without this wait there would be nothing to find, and nothing shown.
  await new Promise(resolve => setTimeout(resolve, 2_000));
  await world.browser.close();
  read.console = console.join('\n');
  files = readProfileFiles(world.profileFolder);
});
afterAll(async () => await world?.close());

test('each kind of secret was issued', () => {
  expect(world.aws.issued.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining([
      ...['idToken', 'accessToken', 'refreshToken', 'accessKeyId', 'secretAccessKey', 'sessionToken', 'signingToken'],
    ]),
  );
});

describe('43: signing URLs, tokens, keys: canary search:', () => {
  test.each<[place: string, control: string]>([
    ['storage.local', 'recentLaunches'],
    ['storage.sync', 'Prod JupyterLab'],
    ['exported file', 'Prod JupyterLab'],
    ['AWS CLI copy', 'aws sagemaker create-presigned'],
    ['copied details of an outcome', 'url-refused'],
    ['launch states after a refusal', 'url-refused'],
    ['console', 'control of the page'],
    ['console', 'control of the worker'],
  ])('none in %s', (place, control) => {
    expect(read[place]).toContain(control);
    expect(kindsIn(read[place] ?? '')).toEqual([]);
  });

  test('none in storage.session but in the items of tokens and credentials', () => {
    const {
      'tokens:acme': tokens,
      'credentials:acme': credentials,
      ...others
    } = JSON.parse(read['storage.session'] ?? '');
    expect(kindsIn(JSON.stringify(others))).toEqual([]);
    expect(Object.keys(others)).toEqual(expect.arrayContaining(['flight:studio-home', 'openTabs']));
    // That the search works: here they are.
    expect(kindsIn(JSON.stringify(tokens))).toEqual(['idToken', 'refreshToken']);
    expect(kindsIn(JSON.stringify(credentials))).toEqual(['accessKeyId', 'secretAccessKey', 'sessionToken']);
  });
});

describe('5: browser restarted:', () => {
  test('what the browser does write down is found: the search works', () => {
    const { history, session } = world.keptIn;
    const studio = findInFiles('d-abcdefgh1234.studio.us-east-1.sagemaker.aws');
    for (const file of [history, session]) expect(studio).toContainEqual(expect.stringMatching(file));
    expect(findInFiles('research-1.notebook.eu-west-1.sagemaker.aws')).toContainEqual(expect.stringMatching(history));
    expect(findInFiles('Prod JupyterLab')).not.toEqual([]);
  });

  test('the AWS SDK has kept no identity in a database, where it would by itself', () => {
    expect(databases).toEqual({ before: [], after: ['control'] });
  });

  test('no secret in any file of the browser profile', () => {
    const found = [...world.aws.secrets, ...world.aws.codes, refusedToken].flatMap(secret =>
      findInFiles(secret).map(name => `${kindOf(secret)} in ${name}`),
    );
    expect(found).toEqual([]);
  });

  test('session gone: nobody is signed in, and no secret is left', async () => {
    const { remote, close } = await world.startAgain();
    await openSettings(remote, 'connections');
    await waitForText(remote, 'Not signed in');
    expect(kindsIn(JSON.stringify(await remote.evaluate('chrome.storage.session.get()')))).toEqual([]);
    await close();
  });
});

async function readArea(area: string): Promise<string> {
  return JSON.stringify(await world.remote.evaluate(`chrome.storage.${area}.get(null)`));
}

/** From the menu of a profile in the popup. */
async function copyCliCommand(): Promise<string> {
  const popup = await openPopup(world);
  await (await popup.waitForSelector('[aria-haspopup=menu]'))?.click();
  await (await findByRole(popup, 'menuitem', 'Copy AWS CLI command')).click();
  await waitForText(popup, 'Copied the AWS CLI command.');
  return await popup.evaluate(() => navigator.clipboard.readText());
}

/** Of a launch whose signing link led elsewhere: it is refused, and was a link all the same. */
async function copyDetails(): Promise<string> {
  const operation = 'SageMaker.CreatePresignedDomainUrl';
  world.aws.setFaults([{ operation, authorizedUrl: `https://sagemaker.aws.evil.example/auth?token=${refusedToken}` }]);
  const popup = await clickProfile(world, 'Studio home');
  await readCard(popup);
  const page = await openDetails(world, popup);
  await clickButton(page, 'Copy details');
  await waitForText(page, 'Copied');
  world.aws.setFaults([]);
  read['launch states after a refusal'] = JSON.stringify(await readLaunches(world));
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  await page.close();
  return copied;
}

async function exportConfiguration(): Promise<string> {
  await world.saveDownloadsTo(world.folder);
  await openSettings(world.remote, 'import');
  await clickButton(world.remote, 'Export configuration');
  const path = join(world.folder, 'studio-launcher.json');
  await vi.waitFor(() => expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(demoConfiguration));
  return readFileSync(path, 'utf8');
}

function kindsIn(text: string): string[] {
  const found = [...world.aws.secrets, ...world.aws.codes, refusedToken].filter(secret => text.includes(secret));
  return [...new Set(found.map(kindOf))].sort();
}

function kindOf(secret: string): string {
  return world.aws.issued.find(({ value }) => value === secret)?.kind ?? 'code or refused link';
}

function findInFiles(text: string): string[] {
  const forms = [Buffer.from(text), Buffer.from(text, 'utf16le'), Buffer.from(encodeURIComponent(text))];
  return files.filter(({ content }) => forms.some(form => content.includes(form))).map(({ name }) => name);
}

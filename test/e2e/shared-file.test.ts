import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Fault } from '../../local-aws/fault';
import { demoConfiguration } from '../../local-aws/index';
import { findViolations } from './harness/find-violations';
import { handsOf, unfold } from './harness/hands';
import {
  answerHostPrompt,
  chooseFile,
  clickButton,
  clickProfile,
  closeStudio,
  findByRole,
  findStudio,
  importConfiguration,
  openSettings,
  startWorldOfAlice,
  waitForText,
} from './harness/person';
import { isFirefox, openPopup, stopWorker, type World } from './harness/world';

// A configuration document that a team keeps: named, reviewed, launched, changed, broken and whole again.

const address = 'https://config.team.example/studio.json';
const mark = 'From the shared file';
const [connection] = demoConfiguration.connections;
const [, home] = demoConfiguration.profiles;
const team = { ...connection, id: 'team', name: 'Team ML' };
const teamHome = { ...home, id: 'team-home', name: 'Team home', connection: 'team' };
const first = { version: 1, connections: [team], profiles: [teamHome] };
const second = {
  ...first,
  profiles: [
    { ...teamHome, name: 'Team desk' },
    { ...teamHome, id: 'new', name: 'Team lab' },
  ],
};

let world: World;

beforeAll(async () => {
  world = await startWorldOfAlice({ own: true });
});
// Whoever uses a page has it in front: browsers slow down what is not seen.
beforeEach(async () => {
  await world.remote.bringToFront();
  await openSettings(world.remote, 'import');
});
afterAll(async () => await world?.close());

const itemOf = (name: string) => `::-p-xpath(//li[.//*[@class="name"][normalize-space()="${name}"]])`;

async function readItem(name: string): Promise<string> {
  const item = await world.remote.waitForSelector(itemOf(name));
  return (await item?.evaluate(element => (element as HTMLElement).innerText)) ?? '';
}

const readPage = () => world.remote.evaluate(() => document.body.innerText);
const askedFor = () => world.aws.log.filter(({ operation }) => operation === 'sharedFile').map(({ status }) => status);

/** Whether the name of an entry opens its editor. */
async function canEdit(name: string): Promise<boolean> {
  await world.remote.waitForSelector(itemOf(name));
  return (await world.remote.$(`button[aria-label="Edit ${name}"]`)) !== null;
}

async function nameFile(): Promise<void> {
  const field = await findByRole(world.remote, 'textbox', 'Shared file URL');
  await field.type(address);
  await clickButton(world.remote, 'Add');
}

test('a shared file is named, its host allowed, its content reviewed, and a profile of it launched', async () => {
  world.aws.setSharedDocument({ ...first, settings: { sharedFile: 'https://elsewhere.example/' }, team: 'kept' });
  await nameFile();
  await answerHostPrompt(world, 'allow');
  const review = await waitForText(world.remote, 'What will change');
  expect(review).toContain('Connections: 1 added\n');
  expect(review).toContain('Team home');
  expect(review).toContain('cognito-idp.us-east-1.amazonaws.com');
  expect(review).toContain('Ignored (not allowed in a shared file): settings.sharedFile');
  expect(review).toContain('Not applied yet');
  expect(await findViolations(world.remote)).toEqual([]);
  await clickButton(world.remote, 'Apply');
  await waitForText(world.remote, 'Using 1 connection, 1 profile');
  expect(await findViolations(world.remote)).toEqual([]);
  await openSettings(world.remote, 'profiles');
  expect(await readItem('Team home')).toContain(mark);
  expect(await canEdit('Team home')).toBe(false);
  await openSettings(world.remote, 'connections');
  expect(await readItem('Team ML')).toContain(mark);
  expect(await canEdit('Team ML')).toBe(false);
  // The same pool and issuer as the person’s own connection, of which nothing is borrowed: it signs in for itself.
  await clickProfile(world, 'Team home');
  const { shown } = await findStudio(world);
  expect(shown.user).toBe('alice');
  await closeStudio(world);
});

test('what changes there waits until it is reviewed; put off, it can be reviewed later', async () => {
  world.aws.reset();
  world.aws.setSharedDocument(second);
  await clickButton(world.remote, 'Check now');
  const review = await waitForText(world.remote, 'What will change');
  expect(review).toContain('Profiles: 1 added, 1 changed\n');
  expect(review).toContain('Team desk');
  // In use is what was reviewed.
  expect(await waitForText(await openPopup(world), 'Team home')).not.toContain('Team desk');
  await world.remote.bringToFront();
  await clickButton(world.remote, 'Not now');
  await waitForText(world.remote, 'Changes to review');
  await clickButton(world.remote, 'Review changes');
  await clickButton(world.remote, 'Apply');
  await waitForText(world.remote, 'Using 1 connection, 2 profiles');
  expect(await waitForText(await openPopup(world), 'Team desk')).not.toContain('Team home');
  expect(askedFor()).toEqual([200]);
});

test.each<[name: string, fault: Omit<Fault, 'operation'>, text: string]>([
  ['is no JSON any more', { rawBody: '{\n  "version": 1,\n  oops' }, 'line 3, column 3'],
  ['has a profile that is none', { body: { ...second, profiles: [{ ...teamHome, name: '' }] } }, 'profiles.0.name'],
  ['is gone', { status: 404 }, 'HTTP status 404'],
  [
    'leads elsewhere',
    { status: 302, headers: { location: 'https://cognito-idp.us-east-1.amazonaws.com/' } },
    'The URL redirects',
  ],
  ['grows beyond 1 MB', { rawBody: ' '.repeat(1_000_001) }, 'larger than 1 MB'],
  ['cannot be reached', { reset: true }, 'No response.'],
])('a shared file that %s leaves in use what it had, and the page says why', async (_name, fault, text) => {
  world.aws.reset();
  world.aws.setFaults([{ operation: 'sharedFile', ...fault }]);
  await clickButton(world.remote, 'Check now');
  const shown = await waitForText(world.remote, text);
  expect(shown).toContain('The shared file couldn’t be read');
  expect(shown).toContain('Using 1 connection, 2 profiles');
  expect(await findViolations(world.remote)).toEqual([]);
  // Nobody else was asked. The popup of the test before may still be connecting to SageMaker.
  const asked = world.aws.log.filter(({ operation }) => operation !== 'SageMaker.ping');
  expect(new Set(asked.map(({ host }) => host))).toEqual(new Set(['config.team.example']));
  expect(await waitForText(await openPopup(world), 'Team lab')).toContain('Team desk');
});

test('a broken shared file that comes back is as before, without being sent again', async () => {
  world.aws.reset();
  await waitForText(world.remote, 'The shared file couldn’t be read');
  await clickButton(world.remote, 'Check now');
  await expect.poll(readPage).not.toContain('couldn’t be read');
  expect(await readPage()).toContain('Using 1 connection, 2 profiles');
  expect(await readPage()).not.toContain('What will change');
  expect(askedFor()).toEqual([304]);
  await clickProfile(world, 'Team lab');
  expect((await findStudio(world)).shown.user).toBe('alice');
  await closeStudio(world);
});

test('111: where its server was down so often that Chromium holds requests back, the page says so, not that no answer came', async () => {
  world.aws.reset();
  world.aws.setFaults([{ operation: 'sharedFile', status: 503 }]);
  const readState = async () =>
    JSON.stringify(await world.remote.evaluate(`chrome.storage.local.get('sharedFile:${address}')`));
  const check = async () => {
    const before = await readState();
    await clickButton(world.remote, 'Check now');
    await expect.poll(readState).not.toBe(before);
  };
  // Each hold is longer than the one before: soon a check falls into one, on however slow a machine. Firefox has none.
  for (let checks = 1; askedFor().length === checks - 1 && (checks < 6 || !isFirefox); checks += 1) {
    await check();
    expect(await readState()).toContain('503');
    expect(await waitForText(world.remote, 'HTTP status 503')).not.toContain('No response.');
  }
  expect(new Set(askedFor())).toEqual(new Set([503]));
  world.aws.reset();
  const isAnswered = async () => {
    await check();
    return askedFor();
  };
  await expect.poll(isAnswered, { interval: 1_000 }).toEqual([304]);
});

test('a worker that wakes asks no more than once a day', async () => {
  world.aws.reset();
  await stopWorker(world);
  await world.reload(world.remote);
  await waitForText(world.remote, 'Using 1 connection, 2 profiles');
  await clickProfile(world, 'Team lab');
  await findStudio(world);
  await closeStudio(world);
  expect(askedFor()).toEqual([]);
  const key = `sharedFile:${address}`;
  await stopWorker(world);
  await world.remote.evaluate(
    `chrome.storage.local.get('${key}').then(({ '${key}': state }) =>
      chrome.storage.local.set({ '${key}': { ...state, checkedAt: Date.now() - 25 * 60 * 60 * 1000 } }))`,
  );
  await expect.poll(askedFor).toEqual([304]);
});

test('an entry of the person’s own with the same id wins, and the page says so', async () => {
  const own = {
    ...demoConfiguration,
    profiles: [...demoConfiguration.profiles, { ...home, id: 'new', name: 'My own' }],
  };
  await importConfiguration(world, own, world.remote);
  await openSettings(world.remote, 'import');
  await waitForText(world.remote, 'Shared entries not in use');
  await openSettings(world.remote, 'profiles');
  expect(await canEdit('My own')).toBe(true);
  expect(await waitForText(await openPopup(world), 'My own')).not.toContain('Team lab');
  await handsOf(world.remote, 'pointer').chooseInMenu('More actions for My own', 'Delete');
  await waitForText(await openPopup(world), 'Team lab');
});

test('a shared profile can be copied; where the file is used no more it is forgotten, and the copy waits for its connection', async () => {
  await openSettings(world.remote, 'profiles');
  await handsOf(world.remote, 'pointer').chooseInMenu('More actions for Team lab', 'Duplicate');
  await waitForText(world.remote, 'Added');
  expect(await canEdit('Team lab (copy)')).toBe(true);
  await openSettings(world.remote, 'import');
  await clickButton(world.remote, 'Remove');
  await waitForText(world.remote, 'Saved.');
  await expect.poll(readPage).not.toContain('Team ML');
  const keys = () => world.remote.evaluate('chrome.storage.local.get().then(Object.keys)');
  await expect.poll(keys).not.toContain(`sharedFile:${address}`);
  // It needs the connection, so it is set aside until that is there again.
  await waitForText(world.remote, 'profile:team-lab-copy');
});

test('a connection that names a file gets its own profiles from it, and nothing else', async () => {
  const desk = { ...home, id: 'desk', name: 'Acme desk' };
  world.aws.setSharedDocument({ ...first, connections: [connection, team], profiles: [desk, teamHome] });
  await openSettings(world.remote, 'connections');
  await clickButton(world.remote, 'Edit Acme ML');
  await unfold(world.remote, 'pointer', 'Shared file URL');
  const field = await findByRole(world.remote, 'textbox', 'Shared file URL');
  await field.type(`${address}#part`);
  await clickButton(world.remote, 'Save');
  await waitForText(world.remote, 'Must be an https URL without a user name or fragment');
  for (const _ of '#part') await field.press('Backspace');
  await clickButton(world.remote, 'Save');
  await waitForText(world.remote, 'Saved Acme ML.');
  await openSettings(world.remote, 'import');
  const review = await waitForText(world.remote, 'What will change');
  expect(review).toContain('For the connection Acme ML');
  expect(review).not.toContain('Connections:');
  expect(review).toContain('Profiles: 1 added');
  await clickButton(world.remote, 'Apply');
  await waitForText(world.remote, 'Applied.');
  await openSettings(world.remote, 'profiles');
  expect(await readItem('Acme desk')).toContain(mark);
  expect(await readPage()).not.toContain('Team home');
  await clickProfile(world, 'Acme desk');
  expect((await findStudio(world)).shown.user).toBe('alice');
  await closeStudio(world);
});

test('79: a file that is made to be hard to read is refused in words, and the worker goes on', async () => {
  world.aws.setSharedDocument({
    ...first,
    note: 'eyJ'.repeat(100_000),
    profiles: [{ ...teamHome, name: 'eyJ'.repeat(90_000) }],
  });
  await clickButton(world.remote, 'Check now');
  await waitForText(world.remote, 'at most 32,768 characters in total');
  world.aws.setSharedDocument(first);
  await clickButton(world.remote, 'Check now');
  await expect.poll(readPage).not.toContain('at most 32,768 characters in total');
});

test('an import that names a shared file says so before it is done', async () => {
  const sharedFile = 'https://elsewhere.example/f.json';
  await chooseFile(world.remote, world, { ...demoConfiguration, settings: { sharedFile } });
  const preview = await waitForText(world.remote, `Shared file: ${sharedFile}`);
  expect(preview).toContain('elsewhere.example\n');
  await clickButton(world.remote, 'Cancel');
});

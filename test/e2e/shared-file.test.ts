import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoConfiguration } from '../../local-aws/index';
import { findViolations } from './harness/find-violations';
import {
  answerHostPrompt,
  clickButton,
  clickProfile,
  closeStudio,
  findByRole,
  findStudio,
  startWorldOfAlice,
  waitForText,
} from './harness/person';
import { openPopup, stopWorker, type World } from './harness/world';

// A configuration document that a team keeps: named, reviewed, launched, changed, broken and whole again.

const address = 'https://config.team.example/studio.json';
const mark = 'From the shared file';
const [connection] = demoConfiguration.connections;
const [lab, home] = demoConfiguration.profiles;
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
  world = await startWorldOfAlice();
});
afterAll(async () => await world?.close());

const itemOf = (name: string) => `::-p-xpath(//li[.//*[@class="name"][normalize-space()="${name}"]])`;

async function readItem(name: string): Promise<string> {
  const item = await world.remote.waitForSelector(itemOf(name), { timeout: 10_000 });
  return (await item?.evaluate(element => (element as HTMLElement).innerText)) ?? '';
}

const readPage = () => world.remote.evaluate(() => document.body.innerText);
const askedFor = () => world.aws.log.filter(({ operation }) => operation === 'sharedFile').map(({ status }) => status);

async function nameFile(): Promise<void> {
  const field = await findByRole(world.remote, 'textbox', 'Address of the shared file');
  await field.type(address);
  await clickButton(world.remote, 'Use this file');
}

test('a shared file is named, its host allowed, its content reviewed, and a profile of it launched', async () => {
  world.aws.setSharedDocument({ ...first, settings: { sharedFile: 'https://elsewhere.example/' }, team: 'kept' });
  await world.remote.bringToFront();
  await nameFile();
  await answerHostPrompt(world, 'allow');
  const review = await waitForText(world.remote, 'What applying does');
  expect(review).toContain('Connections: 1 added, 0 changed, 0 unchanged');
  expect(review).toContain('Team home');
  expect(review).toContain('cognito-idp.us-east-1.amazonaws.com');
  expect(review).toContain('Ignored, since a shared file does not set it: settings.sharedFile');
  expect(review).toContain('Nothing of it is in use yet.');
  expect(await findViolations(world.remote)).toEqual([]);
  await clickButton(world.remote, 'Apply');
  await waitForText(world.remote, 'In use: 1 connection, 1 profile');
  expect(await readItem('Team home')).toContain(mark);
  expect(await readItem('Team home')).not.toMatch(/Edit/);
  expect(await readItem('Team ML')).toContain(mark);
  expect(await readItem('Team ML')).not.toMatch(/Edit|Delete/);
  expect(await findViolations(world.remote)).toEqual([]);
  // The same pool and issuer as the person’s own connection, of which nothing is borrowed: it signs in for itself.
  await clickProfile(world, 'Team home');
  const { shown } = await findStudio(world);
  expect(shown.user).toBe('alice');
  await closeStudio(world);
});

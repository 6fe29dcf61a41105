import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { demoConfiguration } from '../../local-aws/index';
import { awsCalls } from './harness/aws-calls';
import {
  answerHostPrompt,
  clickProfile,
  closeStudio,
  findStudio,
  importConfiguration,
  signInAs,
} from './harness/person';
import { openPopup, startWorld, stopWorker, type World } from './harness/world';

// Shown by 1 and 2 of "One click opens Studio", in order: each test goes on where the one before has left the browser.

let world: World;

beforeAll(async () => {
  world = await startWorld();
  await importConfiguration(world, demoConfiguration);
});
beforeEach(() => world.aws.reset());
afterEach(async () => await closeStudio(world));
afterAll(async () => await world?.close());

/** GetId, GetCredentialsForIdentity, and the presign. */
const firstLaunch = [
  'CognitoIdentity.GetId',
  'CognitoIdentity.GetCredentialsForIdentity',
  'SageMaker.CreatePresignedDomainUrl',
];

test('the first click asks for the hosts, then for a sign-in, and opens Studio as the profile says', async () => {
  await clickProfile(world, 'Prod JupyterLab');
  await answerHostPrompt(world, 'allow');
  await signInAs(world, 'alice');
  const { shown } = await findStudio(world);
  expect(shown).toMatchObject({
    user: 'alice',
    domain: 'd-abcdefgh1234',
    space: 'alice-lab',
    landing: 'app:JupyterLab:lab/tree/work/train.ipynb',
    session: '43200',
  });
  expect(awsCalls(world)).toEqual(firstLaunch);
});

test('42: a second click presigns anew, in exactly one AWS call: no link comes from a cache', async () => {
  await clickProfile(world, 'Prod JupyterLab');
  expect((await findStudio(world)).shown.user).toBe('alice');
  expect(awsCalls(world)).toEqual(['SageMaker.CreatePresignedDomainUrl']);
});

test('a second click makes exactly one AWS call also after the worker was killed', async () => {
  await stopWorker(world);
  await clickProfile(world, 'Prod JupyterLab');
  expect((await findStudio(world)).shown.user).toBe('alice');
  expect(awsCalls(world)).toEqual(['SageMaker.CreatePresignedDomainUrl']);
});

test('Enter in the search opens the first profile that matches', async () => {
  const popup = await openPopup(world);
  await popup.waitForSelector('::-p-aria([name="Search profiles"][role="searchbox"])');
  await popup.keyboard.type('home');
  // The popup may have closed before the key has been let go.
  await popup.keyboard.press('Enter').catch(() => undefined);
  expect((await findStudio(world)).shown).toMatchObject({ user: 'alice', space: 'none', landing: 'studio::' });
});

test('7: a double click is one presign and one tab', async () => {
  world.aws.setFaults([{ operation: 'SageMaker.CreatePresignedDomainUrl', delayMilliseconds: 300 }]);
  const popup = await openPopup(world);
  const button = await popup.waitForSelector('::-p-xpath(//li/button[starts-with(., "Prod JupyterLab")])');
  await button?.evaluate(element => {
    (element as HTMLElement).click();
    (element as HTMLElement).click();
  });
  await findStudio(world);
  // Longer than a second presign would take.
  await new Promise(resolve => setTimeout(resolve, 1_000));
  expect(awsCalls(world)).toEqual(['SageMaker.CreatePresignedDomainUrl']);
  expect(await closeStudio(world)).toBe(1);
});

test('a notebook instance opens in another region, at the path that the profile names', async () => {
  await clickProfile(world, 'Old notebook');
  await answerHostPrompt(world, 'allow');
  const { page, shown } = await findStudio(world);
  expect(shown).toMatchObject({ instance: 'research-1', path: '/lab/tree/README.md', session: '14400' });
  expect(new URL(page.url()).hostname).toBe('research-1.notebook.eu-west-1.sagemaker.aws');
  expect(awsCalls(world)).toEqual(['SageMaker.CreatePresignedNotebookInstanceUrl']);
});

import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { awsCalls } from './harness/aws-calls';
import {
  clickButton,
  clickProfile,
  closeStudio,
  findStudio,
  readCard,
  startWorldOfAlice,
  waitForText,
} from './harness/person';
import { openPopup, stopWorker, type World } from './harness/world';

const presign = 'SageMaker.CreatePresignedDomainUrl';

let world: World;

beforeAll(async () => {
  world = await startWorldOfAlice();
});
beforeEach(() => world.aws.reset());
afterEach(async () => await closeStudio(world));
afterAll(async () => await world?.close());

test('while it works the popup says in words at which step it is, also when it is opened again', async () => {
  world.aws.setFaults([{ operation: presign, delayMilliseconds: 2_000 }]);
  const popup = await clickProfile(world, 'Studio home');
  await popup.waitForFunction(() =>
    document.querySelector('[role=status]')?.textContent?.includes('Studio home: Asking SageMaker for a link…'),
  );
  await waitForText(await openPopup(world), 'Asking SageMaker for a link…');
  await findStudio(world);
});

test('a worker that is killed in the middle of a launch leaves a card, and the next try opens Studio', async () => {
  world.aws.setFaults([{ operation: presign, hang: true, times: 1 }]);
  const popup = await clickProfile(world, 'Studio home');
  await vi.waitFor(() => expect(awsCalls(world)).toEqual([presign]), 10_000);
  await stopWorker(world);
  expect(await readCard(popup)).toContain('The launch was interrupted');
  await clickButton(popup, 'Try again');
  expect((await findStudio(world)).shown.user).toBe('alice');
});

test('another profile can be launched while one is under way', async () => {
  world.aws.setFaults([{ operation: presign, hang: true, times: 1 }]);
  await clickProfile(world, 'Studio home');
  await vi.waitFor(() => expect(awsCalls(world)).toEqual([presign]), 10_000);
  await clickProfile(world, 'Prod JupyterLab');
  expect((await findStudio(world)).shown.space).toBe('alice-lab');
  await stopWorker(world);
});

test.each([
  'javascript:alert(1)',
  'http://d-abcdefgh1234.studio.us-east-1.sagemaker.aws/auth?token=x',
  'https://d-abcdefgh1234.studio.us-east-1.sagemaker.aws@evil.example/auth?token=x',
  'https://d-abcdefgh1234.studio.us-east-1.sagemaker.aws.evil.example/auth?token=x',
  'https://d-abcdefgh1234.studio.eu-west-1.sagemaker.aws/auth?token=x',
  42,
  null,
])('an answer of %s opens no tab', async authorizedUrl => {
  world.aws.setFaults([{ operation: presign, authorizedUrl }]);
  const tabs = (await world.browser.pages()).length;
  const popup = await clickProfile(world, 'Studio home');
  await waitForText(popup, 'The link was not opened');
  expect(await readCard(popup)).not.toContain('token');
  await clickButton(popup, 'Dismiss');
  await popup.waitForFunction(() => !document.querySelector('[role=alert]'));
  await popup.close();
  expect((await world.browser.pages()).length).toBe(tabs);
});

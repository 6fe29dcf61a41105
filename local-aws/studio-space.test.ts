import { CreateAppCommand, CreatePresignedDomainUrlCommand } from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ownSpacesGrants } from './resources/own-spaces-grants';
import { startTestWorld, type TestCredentials, type TestWorld } from './start-test-world';
import { createTestBrowser, type TestAnswer } from './test-client';

let world: TestWorld;
let alice: TestCredentials;

beforeAll(async () => {
  world = await startTestWorld();
  alice = await world.getCredentials();
});
beforeEach(() => world.local.reset());
afterAll(() => world.local.close());

const domain = { DomainId: 'd-abcdefgh1234' };
const presign = async (input: Partial<CreatePresignedDomainUrlCommand['input']> = {}) => {
  const command = new CreatePresignedDomainUrlCommand({ ...domain, UserProfileName: 'alice', ...input });
  return new URL((await world.sageMaker(alice).send(command)).AuthorizedUrl ?? '');
};
const presignLab = () => presign({ SpaceName: 'alice-lab' });
const open = async (url: URL) => await createTestBrowser(world.fetch).open(url);
/** What the page shows, by data-testid. */
const shown = ({ body }: TestAnswer) =>
  Object.fromEntries([...body.matchAll(/data-testid="(\w+)">([^<]*)</g)].map(([, id = '', text]) => [id, text]));
const setApp = (app: 'absent' | 'InService' | 'Pending' | 'Deleting' | 'Failed') =>
  world.local.setResources({ spaces: { 'alice-lab': { app } } });

describe('a link to a space that runs', () => {
  test.each([
    ['alice-lab', undefined, '/jupyterlab/default/lab'],
    ['alice-lab', 'app:JupyterLab:', '/jupyterlab/default/lab'],
    ['alice-lab', 'app:JupyterLab:lab/tree/a b.ipynb', '/jupyterlab/default/lab/tree/a%20b.ipynb'],
    ['alice-code', undefined, '/codeeditor/default/'],
    ['alice-code', 'app:CodeEditor:', '/codeeditor/default/'],
    ['alice-lab', 'studio::', '/'],
  ])('ends at the app: %s by %s', async (SpaceName, LandingUri, path) => {
    const url = await presign({ SpaceName, LandingUri });
    expect((await world.fetch(url)).headers.location).toBe(path);
  });

  test('opens a shared space for those who do not own it', async () => {
    expect(shown(await open(await presign({ SpaceName: 'team-lab' })))).toMatchObject({
      user: 'alice',
      space: 'team-lab',
    });
  });
});

describe('a link to a space whose app does not run', () => {
  test.each(['absent', 'Pending', 'Deleting', 'Failed'] as const)('is a bare 404: %s', async app => {
    setApp(app);
    const answer = await open(await presignLab());
    expect([answer.status, answer.body]).toEqual([404, '']);
    expect(world.local.log.at(-1)).toMatchObject({
      operation: 'studio.auth',
      verdict: 'the app of the space does not run',
    });
  });

  test('starts nothing', async () => {
    setApp('absent');
    await open(await presignLab());
    expect(world.local.readResources().spaces['alice-lab']?.app).toBe('absent');
  });

  test('may be answered by a text', async () => {
    setApp('absent');
    world.local.setStudioWays({ asleep: 'text' });
    expect((await open(await presignLab())).body).toContain('Try again when it is in service');
  });

  test('is spent by that', async () => {
    setApp('absent');
    const url = await presignLab();
    await open(url);
    setApp('InService');
    expect((await open(url)).body).toContain('<title>Sign in to AWS</title>');
  });

  test('does not go on with a session of before', async () => {
    const { open: openAgain } = createTestBrowser(world.fetch);
    const url = await presignLab();
    await openAgain(url);
    setApp('absent');
    expect((await openAgain(new URL('/jupyterlab/default/lab', url))).status).toBe(404);
  });
});

describe('just after a start', () => {
  test('some pages of the app may be errors', async () => {
    setApp('absent');
    world.local.setAwsWays({ grants: ownSpacesGrants });
    world.local.setStudioWays({ errorsAfterStart: 2 });
    world.local.setResources({ ways: { startMilliseconds: 0 } });
    const image = 'arn:aws:sagemaker:us-east-1:885854791233:image/sagemaker-distribution-cpu';
    await world.sageMaker(alice).send(
      new CreateAppCommand({
        ...{ ...domain, SpaceName: 'alice-lab', AppType: 'JupyterLab', AppName: 'default' },
        ResourceSpec: { InstanceType: 'ml.t3.medium', SageMakerImageArn: image },
      }),
    );
    const { open: openAgain } = createTestBrowser(world.fetch);
    const url = await presignLab();
    const home = new URL('/jupyterlab/default/lab', url);
    expect((await openAgain(url)).status).toBe(502);
    expect((await openAgain(home)).status).toBe(502);
    expect((await openAgain(home)).status).toBe(200);
  });

  test('they are not of an app that has run all along', async () => {
    world.local.setStudioWays({ errorsAfterStart: 2 });
    expect((await open(await presignLab())).status).toBe(200);
  });
});

describe('the portal’s page of a space', () => {
  test.each([
    ['InService', 'Running'],
    ['Pending', 'Starting'],
    ['Deleting', 'Stopping'],
    ['absent', 'Stopped'],
    ['Failed', 'Failed'],
  ] as const)('says how it is, whether or not it runs: %s', async (app, status) => {
    setApp(app);
    const page = await open(await presign({ LandingUri: 'studio::jupyterlab/alice-lab' }));
    expect(shown(page)).toMatchObject({ spacePage: 'alice-lab', spaceStatus: status, user: 'alice' });
    expect(world.local.log.at(-1)?.detail).toMatchObject({ path: '/jupyterlab/alice-lab' });
  });

  test('is there for Code Editor, too', async () => {
    const page = await open(await presign({ LandingUri: 'studio::code-editor/alice-code' }));
    expect(shown(page)).toMatchObject({ spacePage: 'alice-code', spaceStatus: 'Running' });
  });

  test('says of a space that is missing that it is', async () => {
    const page = await open(await presign({ LandingUri: 'studio::jupyterlab/nowhere' }));
    expect(shown(page).spaceStatus).toBe('not found');
  });
});

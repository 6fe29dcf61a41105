import { CreatePresignedDomainUrlCommand, CreatePresignedNotebookInstanceUrlCommand } from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
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

const presign = async (input: Partial<CreatePresignedDomainUrlCommand['input']> = {}) => {
  const command = new CreatePresignedDomainUrlCommand({
    DomainId: 'd-abcdefgh1234',
    UserProfileName: 'alice',
    ...input,
  });
  return new URL((await world.sageMaker(alice).send(command)).AuthorizedUrl ?? '');
};
const presignNotebook = async () => {
  const command = new CreatePresignedNotebookInstanceUrlCommand({
    ...{ NotebookInstanceName: 'research-1', SessionExpirationDurationInSeconds: 14_400 },
  });
  return new URL((await world.sageMaker(alice, 'eu-west-1').send(command)).AuthorizedUrl ?? '');
};
/** What the page shows, by data-testid. */
const shown = ({ body }: TestAnswer) =>
  Object.fromEntries([...body.matchAll(/data-testid="(\w+)">([^<]*)</g)].map(([, id = '', text]) => [id, text]));
const consoleSignIn = 'https://us-east-1.signin.aws.amazon.com/console?action=login';
const verdicts = () => world.local.log.slice(1).map(({ operation, status, verdict }) => [operation, status, verdict]);

describe('a presigned URL', () => {
  test('leads to a page that shows what was opened, at an address without the token', async () => {
    const landingUri = 'app:JupyterLab:lab/tree/work/train.ipynb';
    const { open, visit } = createTestBrowser(world.fetch);
    const url = await presign({
      SpaceName: 'alice-lab',
      LandingUri: landingUri,
      SessionExpirationDurationInSeconds: 1800,
    });
    const answer = await visit(url);
    expect(answer.status).toBe(302);
    expect(answer.headers.location).toBe('/jupyterlab/default/lab/tree/work/train.ipynb');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['set-cookie']?.[0]).toMatch(/; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=1800$/);
    const page = await open(new URL(answer.headers.location ?? '', url));
    expect(page.body).toContain('<title>SageMaker Studio</title>');
    expect(shown(page)).toEqual({
      ...{ user: 'alice', domain: 'd-abcdefgh1234', space: 'alice-lab', landing: landingUri, session: '1800' },
      expires: expect.stringMatching(/^\d{4}-.*Z$/),
    });
    expect(verdicts()).toEqual([
      ['studio.auth', 302, 'ok'],
      ['studio.page', 200, 'ok'],
    ]);
  });

  test('works once', async () => {
    const { visit } = createTestBrowser(world.fetch);
    const url = await presign();
    await visit(url);
    const again = await visit(url);
    expect([again.status, again.headers.location]).toEqual([302, consoleSignIn]);
    expect(verdicts().at(-1)).toEqual(['studio.auth', 302, 'the link was used before']);
  });

  test('works until it expires', async () => {
    const [inTime, late] = [await presign({ ExpiresInSeconds: 5 }), await presign({ ExpiresInSeconds: 5 })];
    world.local.setClockOffset(3500);
    expect((await world.fetch(inTime)).headers.location).toBe('/');
    world.local.setClockOffset(5100);
    expect((await world.fetch(late)).headers.location).toBe(consoleSignIn);
    expect(world.local.log.at(-1)?.verdict).toBe('the link has expired');
  });

  test('lives five minutes unless told', async () => {
    const [inTime, late] = [await presign(), await presign()];
    world.local.setClockOffset(298_000);
    expect((await world.fetch(inTime)).headers.location).toBe('/');
    world.local.setClockOffset(301_000);
    expect((await world.fetch(late)).headers.location).toBe(consoleSignIn);
  });

  test('does not work on another host, and is not spent by the attempt', async () => {
    const url = await presign();
    const other = new URL(url);
    other.hostname = 'other.studio.us-east-1.sagemaker.aws';
    expect((await world.fetch(other)).headers.location).toBe(consoleSignIn);
    expect((await world.fetch(url)).headers.location).toBe('/');
  });

  test('made up leads to the sign-in page, which says so in its title', async () => {
    const { open } = createTestBrowser(world.fetch);
    const answer = await open('https://d-abcdefgh1234.studio.us-east-1.sagemaker.aws/auth?token=sgn-made-up');
    expect(answer.body).toContain('<title>Sign in to AWS</title>');
    expect(world.local.log.map(entry => entry.operation)).toEqual(['studio.auth', 'console.signIn']);
  });

  test('is not spent by a HEAD', async () => {
    const url = await presign();
    expect((await world.fetch(url, { method: 'HEAD' })).status).toBe(405);
    expect((await world.fetch(url)).headers.location).toBe('/');
  });

  test('of a notebook instance keeps the path it was given', async () => {
    const { open } = createTestBrowser(world.fetch);
    const url = await presignNotebook();
    url.pathname = '/lab/tree/README.md';
    const page = await open(url);
    expect(shown(page)).toMatchObject({ instance: 'research-1', path: '/lab/tree/README.md', session: '14400' });
  });

  test('of a notebook instance lives five minutes', async () => {
    const url = await presignNotebook();
    world.local.setClockOffset(301_000);
    expect((await world.fetch(url)).headers.location).toBe(consoleSignIn);
  });

  test('cannot bring markup into the page', async () => {
    const { open } = createTestBrowser(world.fetch);
    const page = await open(await presign({ LandingUri: 'studio::<script>alert("&")</script>' }));
    expect(page.body).not.toContain('<script>');
    expect(shown(page).landing).toBe('studio::&lt;script&gt;alert(&quot;&amp;&quot;)&lt;/script&gt;');
  });
});

describe('Studio may answer a link in other ways:', () => {
  test('by another link, by a query, by a page that goes on by a script, without a cookie', async () => {
    const { open } = createTestBrowser(world.fetch);
    world.local.setStudioWays({ link: 'anotherLink' });
    expect(shown(await open(await presign())).user).toBe('alice');
    expect(verdicts().map(([operation]) => operation)).toEqual(['studio.auth', 'studio.auth', 'studio.page']);
    world.local.setStudioWays({ link: 'query' });
    expect((await world.fetch(await presign())).headers.location).toBe('/?reset=1');
    world.local.setStudioWays({ link: 'script' });
    const answer = await world.fetch(await presign());
    expect([answer.status, answer.headers.location]).toEqual([200, undefined]);
    expect(answer.body).toContain('<script>location.replace("/")</script>');
    world.local.setStudioWays({ link: 'noCookie' });
    expect((await world.fetch(await presign())).headers['set-cookie']).toBeUndefined();
  });

  test('with other attributes of its cookie, and without a word on caches', async () => {
    world.local.setStudioWays({ cookieAttributes: 'Secure; SameSite=None; Partitioned', cacheControl: '' });
    const { headers } = await world.fetch(await presign());
    expect(headers['set-cookie']?.[0]).toMatch(/; Path=\/; Secure; SameSite=None; Partitioned; Max-Age=\d+$/);
    expect(headers['cache-control']).toBeUndefined();
  });

  test('to navigations alone, or with a session for them alone', async () => {
    const navigation = { headers: { 'sec-fetch-mode': 'navigate' } };
    world.local.setStudioWays({ notNavigations: 'refused' });
    const url = await presign();
    expect((await world.fetch(url)).status).toBe(403);
    expect((await world.fetch(url, navigation)).status).toBe(302);
    world.local.setStudioWays({ notNavigations: 'forgotten' });
    const { open } = createTestBrowser(world.fetch);
    expect((await open(await presign())).body).toContain('<title>Sign in to AWS</title>');
  });

  test('until it is reset', async () => {
    world.local.setStudioWays({ cacheControl: '' });
    world.local.reset();
    expect((await world.fetch(await presign())).headers['cache-control']).toBe('no-store');
  });
});

describe('a Studio page', () => {
  test('without a session leads to the sign-in page', async () => {
    const answer = await world.fetch('https://d-abcdefgh1234.studio.us-east-1.sagemaker.aws/');
    expect([answer.status, answer.headers.location]).toEqual([302, consoleSignIn]);
    expect(world.local.log.at(-1)).toMatchObject({ operation: 'studio.page', verdict: 'no session' });
  });

  test('is there until the session ends', async () => {
    const { open, visit } = createTestBrowser(world.fetch);
    const url = await presign({ SessionExpirationDurationInSeconds: 1800 });
    await open(url);
    const home = new URL('/', url);
    world.local.setClockOffset(1795_000);
    expect((await visit(home)).status).toBe(200);
    world.local.setClockOffset(1801_000);
    expect((await visit(home)).status).toBe(302);
    expect(world.local.log.at(-1)?.verdict).toBe('the session has expired');
  });

  test('takes no session of another host', async () => {
    const url = await presign();
    const cookie = (await world.fetch(url)).headers['set-cookie']?.[0]?.split(';')[0] ?? '';
    const elsewhere = 'https://other.studio.us-east-1.sagemaker.aws/';
    expect((await world.fetch(new URL('/', url), { headers: { cookie } })).status).toBe(200);
    expect((await world.fetch(elsewhere, { headers: { cookie } })).headers.location).toBe(consoleSignIn);
  });

  test('answers after its delay', async () => {
    const slow = await startTestWorld({ studioDelayMilliseconds: 80 });
    const command = new CreatePresignedDomainUrlCommand({ DomainId: 'd-abcdefgh1234', UserProfileName: 'alice' });
    const { AuthorizedUrl } = await slow.sageMaker(await slow.getCredentials()).send(command);
    const begin = performance.now();
    await createTestBrowser(slow.fetch).open(AuthorizedUrl ?? '');
    expect(performance.now() - begin).toBeGreaterThan(78);
    await slow.local.close();
  });
});

test('no signing token is in the log, and each is among the secrets', async () => {
  const url = await presign();
  await world.fetch(url);
  const token = url.searchParams.get('token') ?? '';
  expect(world.local.secrets).toContain(token);
  expect(JSON.stringify(world.local.log)).not.toContain(token);
});

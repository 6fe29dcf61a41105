import { expect, test } from 'vitest';
import { isTurnedAway, type LinkAnswer, redeemLink } from './redeem-link';

const studio = 'https://d-abc.studio.us-east-1.sagemaker.aws';
const secret = 'eyJhbGciOiJIUzI1NiJ9.SECRET';
const link = new URL(`${studio}/auth?token=${secret}`);
const setCookies = ['session=1; Path=/; Secure; HttpOnly; SameSite=Lax'];
const redirect = (location: string, change: Partial<LinkAnswer> = {}): LinkAnswer => ({
  ...{ status: 302, location, setCookies },
  ...change,
});

/** What becomes of a link that is answered like this, one answer after the other, and what was asked for. */
async function redeem(...answers: (LinkAnswer | undefined)[]) {
  const asked: string[] = [];
  const redeemed = await redeemLink(link, async url => {
    asked.push(url.href);
    return answers[Math.min(asked.length, answers.length) - 1];
  });
  return { redeemed, asked };
}

test.each([
  ['/jupyterlab/default/lab', `${studio}/jupyterlab/default/lab`],
  [`${studio}/`, `${studio}/`],
  ['lab#cell', `${studio}/lab#cell`],
  ['/lab?reset', `${studio}/lab?reset`],
  ['/lab?path=work/a-file-with-a-long-name.ipynb', `${studio}/lab?path=work/a-file-with-a-long-name.ipynb`],
  // A space has a host of its own.
  ['https://nhk8.studio.us-east-1.sagemaker.aws/lab', 'https://nhk8.studio.us-east-1.sagemaker.aws/lab'],
])('85: a redirect to %s with a cookie: the tab begins there, and nobody has asked for it', async (location, url) => {
  const { redeemed, asked } = await redeem(redirect(location));
  expect(redeemed).toEqual({ result: 'redeemed', url: new URL(url) });
  expect(asked).toEqual([link.href]);
});

test.each([301, 302, 303, 307, 308])('85: %i is a redirect', async status => {
  expect((await redeem(redirect('/lab', { status }))).redeemed.result).toBe('redeemed');
});

test.each([
  '/auth?token=ANOTHER',
  'https://nhk8.studio.us-east-1.sagemaker.aws/?authToken=ANOTHER',
  '/callback?code=4711',
  '/callback?ticket=4711',
  `/lab?next=${secret}`,
  `/lab/${secret}`,
  `/lab#${secret}`,
])('85: a redirect to %s, which signs in itself, is followed without a tab', async location => {
  const { redeemed, asked } = await redeem(redirect(location), redirect('/lab', { setCookies: [] }));
  expect(redeemed).toMatchObject({ result: 'redeemed', url: new URL('/lab', asked[1]) });
  expect(asked).toEqual([link.href, new URL(location, link).href]);
});

test.each<[string, LinkAnswer | undefined, boolean]>([
  ['no answer', undefined, false],
  ['a page, which may go on by a script', { status: 200, setCookies }, true],
  ['a refusal', { status: 403, setCookies: [] }, true],
  ['not found, as a space is that does not run', { status: 404, setCookies: [] }, false],
  ['an error of the server', { status: 503, setCookies: [] }, false],
  ['the console’s sign-in page', redirect('https://us-east-1.signin.aws.amazon.com/console?action=login'), false],
  ['another region', redirect('https://d-abc.studio.eu-west-1.sagemaker.aws/'), false],
  [
    'a host that only looks like Studio’s',
    redirect('https://d-abc.studio.us-east-1.sagemaker.aws.evil.example/'),
    false,
  ],
  ['http', redirect('http://d-abc.studio.us-east-1.sagemaker.aws/lab'), false],
  ['a port', redirect('https://d-abc.studio.us-east-1.sagemaker.aws:8443/lab'), false],
  ['a user', redirect('https://me@d-abc.studio.us-east-1.sagemaker.aws/lab'), false],
  ['a script', redirect('javascript:alert(1)'), false],
  ['no address', redirect('https://'), true],
  ['no cookie', redirect('/lab', { setCookies: [] }), true],
  ['a cookie of the site that is in the tab', redirect('/lab', { setCookies: ['a=1; Secure; PARTITIONED'] }), true],
  ['the same link for ever', redirect(link.href), true],
])('85: %s: the link is spent, and a tab needs another one', async (_name, answer, isLasting) => {
  const { redeemed, asked } = await redeem(answer);
  expect(redeemed).toEqual({ result: 'spent', isLasting });
  expect(asked.length).toBeLessThanOrEqual(5);
});

test.each<[LinkAnswer, boolean]>([
  [{ status: 200, setCookies: [] }, false],
  [{ status: 404, setCookies: [] }, false],
  [redirect('/lab/tree'), false],
  [redirect('https://nhk8.studio.us-east-1.sagemaker.aws/'), false],
  [{ status: 401, setCookies: [] }, true],
  [{ status: 403, setCookies: [] }, true],
  [redirect('https://us-east-1.signin.aws.amazon.com/console?action=login'), true],
])('85: whether %j turns the tab away: %s', (answer, isExpected) => {
  expect(isTurnedAway(answer, new URL(`${studio}/lab`))).toBe(isExpected);
});

import { describe, expect, test } from 'vitest';
import type { Profile } from '../configuration/profile';
import { failureOf } from '../failure/launch-failure';
import { studioHostSuffixes } from '../hosts/studio-host-suffixes';
import { withNotebookPath } from '../kinds/notebook-instance';
import { checkAuthorizedUrl, isCleanRedirect, isStudioUrl } from './authorized-url';

const studio = 'https://d-abcdefgh1234.studio.us-east-1.sagemaker.aws';

const fipsRegions = [
  ...['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'ca-central-1', 'ca-west-1'],
  ...['us-gov-east-1', 'us-gov-west-1'],
];

type Case = [answer: unknown, type: Profile['type'], region: string];

describe('a link is opened', () => {
  test.each<Case>([
    [`${studio}/auth?token=eyJ`, 'studio', 'us-east-1'],
    ['https://studio-d-abc.studio.us-east-1.sagemaker.aws/auth?token=x', 'studio', 'us-east-1'],
    ['https://nhk8sx2goysqdri.studio.us-east-1.sagemaker.aws/auth?token=x', 'studio', 'us-east-1'],
    ['https://d-abc.studio.eu-west-1.sagemaker.aws/auth?token=x', 'studio', 'eu-west-1'],
    ['https://d-abc.studio.cn-north-1.sagemaker.com.cn/auth?token=x', 'studio', 'cn-north-1'],
    ['https://d-abc.studio.us-gov-west-1.sagemaker.aws/auth?token=x', 'studio', 'us-gov-west-1'],
    ['https://d-abc.studio-fips.us-gov-west-1.sagemaker.aws/auth?token=x', 'studio', 'us-gov-west-1'],
    ['https://research-1.notebook.eu-west-1.sagemaker.aws?authToken=x', 'notebookInstance', 'eu-west-1'],
    ['https://research-1.notebook.eu-west-1.sagemaker.aws/?authToken=x', 'notebookInstance', 'eu-west-1'],
    ['https://research-1.notebook.cn-north-1.sagemaker.com.cn?authToken=x', 'notebookInstance', 'cn-north-1'],
  ])('%s (%s, %s)', (answer, type, region) => {
    expect(checkAuthorizedUrl(answer, type, region).href).toBe(new URL(String(answer)).href);
  });

  // AWS's own entries for `notebook-fips` in the public suffix list, and the same regions for Studio.
  test.each(fipsRegions)('103: on a FIPS host of %s', region => {
    const notebook = `https://research-1.notebook-fips.${region}.sagemaker.aws?authToken=x`;
    expect(checkAuthorizedUrl(notebook, 'notebookInstance', region).hostname).toContain('.notebook-fips.');
    expect(isStudioUrl(notebook, 'notebookInstance', region)).toBe(true);
    const studio = `https://d-abc.studio-fips.${region}.sagemaker.aws/auth?token=x`;
    expect(checkAuthorizedUrl(studio, 'studio', region).hostname).toContain('.studio-fips.');
    expect(isStudioUrl(studio, 'studio', region)).toBe(true);
  });
});

const secret = 'token=SECRET';

const refused: Readonly<Record<string, readonly Case[]>> = {
  '38: `AuthorizedUrl` is javascript:, data:, file:, http:': [
    [`javascript:alert(1)//.studio.us-east-1.sagemaker.aws/?${secret}`, 'studio', 'us-east-1'],
    [`data:text/html,<script>${secret}</script>`, 'studio', 'us-east-1'],
    [`file:///etc/passwd?${secret}`, 'studio', 'us-east-1'],
    [`http://d-abc.studio.us-east-1.sagemaker.aws/auth?${secret}`, 'studio', 'us-east-1'],
    [`HTTPS://d-abc.studio.us-east-1.sagemaker.aws/auth?${secret}`, 'studio', 'us-east-1'],
    [`//d-abc.studio.us-east-1.sagemaker.aws/auth?${secret}`, 'studio', 'us-east-1'],
    [`blob:${studio}/auth?${secret}`, 'studio', 'us-east-1'],
    [`view-source:${studio}/auth?${secret}`, 'studio', 'us-east-1'],
  ],
  '38: `AuthorizedUrl` is a number, missing, no text': [
    [undefined, 'studio', 'us-east-1'],
    [null, 'studio', 'us-east-1'],
    [42, 'studio', 'us-east-1'],
    ['', 'studio', 'us-east-1'],
    [{ toString: () => `${studio}/auth?${secret}` }, 'studio', 'us-east-1'],
    [[`${studio}/auth?${secret}`], 'studio', 'us-east-1'],
    [new URL(`${studio}/auth?${secret}`), 'studio', 'us-east-1'],
  ],
  '39: a host such as sagemaker.aws.evil.example or evilsagemaker.aws': [
    [`https://d-abc.studio.us-east-1.sagemaker.aws.evil.example/auth?${secret}`, 'studio', 'us-east-1'],
    [`https://evilsagemaker.aws/auth?${secret}`, 'studio', 'us-east-1'],
    [`https://d-abc.studio.us-east-1.evilsagemaker.aws/auth?${secret}`, 'studio', 'us-east-1'],
    [`https://d-abcstudio.us-east-1.sagemaker.aws/auth?${secret}`, 'studio', 'us-east-1'],
    [`https://studio.us-east-1.sagemaker.aws/auth?${secret}`, 'studio', 'us-east-1'],
    [`https://.studio.us-east-1.sagemaker.aws/auth?${secret}`, 'studio', 'us-east-1'],
    [`https://a.b.studio.us-east-1.sagemaker.aws/auth?${secret}`, 'studio', 'us-east-1'],
    [`https://evil.example/.studio.us-east-1.sagemaker.aws/auth?${secret}`, 'studio', 'us-east-1'],
    [`https://evil.example?x=.studio.us-east-1.sagemaker.aws/&${secret}`, 'studio', 'us-east-1'],
    [`https://evil.example#.studio.us-east-1.sagemaker.aws/?${secret}`, 'studio', 'us-east-1'],
  ],
  '40: a user name, such as d-x.studio.us-east-1.sagemaker.aws@evil.example': [
    [`https://d-x.studio.us-east-1.sagemaker.aws@evil.example/?${secret}`, 'studio', 'us-east-1'],
    [`https://user:word@d-x.studio.us-east-1.sagemaker.aws/?${secret}`, 'studio', 'us-east-1'],
    [`https://user@d-x.studio.us-east-1.sagemaker.aws/?${secret}`, 'studio', 'us-east-1'],
  ],
  '41: a port': [
    [`https://d-x.studio.us-east-1.sagemaker.aws:8443/?${secret}`, 'studio', 'us-east-1'],
    [`https://d-x.studio.us-east-1.sagemaker.aws:443/?${secret}`, 'studio', 'us-east-1'],
    [`https://d-x.studio.us-east-1.sagemaker.aws:/?${secret}`, 'studio', 'us-east-1'],
  ],
  '41: a trailing or full-width dot, a look-alike': [
    [`https://d-x.studio.us-east-1.sagemaker.aws./?${secret}`, 'studio', 'us-east-1'],
    [`https://d-x\u3002studio.us-east-1.sagemaker.aws/?${secret}`, 'studio', 'us-east-1'],
    [`https://d-x.studio.us-east-1.sagemaker\uff0eaws/?${secret}`, 'studio', 'us-east-1'],
    [`https://d-x.studio.us-east-1.sage\u00admaker.aws/?${secret}`, 'studio', 'us-east-1'],
    [`https://d-x.studio.us-east-1.\u0455agemaker.aws/?${secret}`, 'studio', 'us-east-1'],
    [`https://\uff44-x.studio.us-east-1.sagemaker.aws/?${secret}`, 'studio', 'us-east-1'],
    [`https://D-X.STUDIO.us-east-1.sagemaker.aws/?${secret}`, 'studio', 'us-east-1'],
    [`https://d-x%2estudio.us-east-1.sagemaker.aws/?${secret}`, 'studio', 'us-east-1'],
    [`https://d_x.studio.us-east-1.sagemaker.aws/?${secret}`, 'studio', 'us-east-1'],
    [`https://xn--.studio.us-east-1.sagemaker.aws/?${secret}`, 'studio', 'us-east-1'],
  ],
  '41: what URL parsers take out or turn round': [
    [`https:\\\\d-x.studio.us-east-1.sagemaker.aws\\auth?${secret}`, 'studio', 'us-east-1'],
    [`https://d-x.studio.us-east-1.sagemaker.aws\\@evil.example/?${secret}`, 'studio', 'us-east-1'],
    [`https://evil.example\\.studio.us-east-1.sagemaker.aws/?${secret}`, 'studio', 'us-east-1'],
    [`https:///d-x.studio.us-east-1.sagemaker.aws/?${secret}`, 'studio', 'us-east-1'],
    [` ${studio}/auth?${secret}`, 'studio', 'us-east-1'],
    [`\n${studio}/auth?${secret}`, 'studio', 'us-east-1'],
    [`https://d-x.studio.us-east-1.sage\nmaker.aws/?${secret}`, 'studio', 'us-east-1'],
    [`https://d-x.studio.us-east-1.sage\tmaker.aws/?${secret}`, 'studio', 'us-east-1'],
    [`ht\ttps://d-x.studio.us-east-1.sagemaker.aws/?${secret}`, 'studio', 'us-east-1'],
    [`${studio}\u0000/auth?${secret}`, 'studio', 'us-east-1'],
  ],
  '41: nothing after the host': [
    [studio, 'studio', 'us-east-1'],
    [`${studio}#${secret}`, 'studio', 'us-east-1'],
  ],
  '41: another region or kind than was asked': [
    [`https://d-abc.studio.us-west-2.sagemaker.aws/auth?${secret}`, 'studio', 'us-east-1'],
    [`https://d-abc.studio.us-east-1.sagemaker.aws/auth?${secret}`, 'studio', 'us-gov-west-1'],
    [`https://d-abc.studio-fips.us-west-2.sagemaker.aws/auth?${secret}`, 'studio', 'us-east-1'],
    [`https://d-abc.studio-fips.eu-west-1.sagemaker.aws/auth?${secret}`, 'studio', 'eu-west-1'],
    [`https://d-abc.studio-fips.cn-north-1.sagemaker.com.cn/auth?${secret}`, 'studio', 'cn-north-1'],
    [`https://d-abc.notebook-fips.us-east-1.sagemaker.aws?${secret}`, 'studio', 'us-east-1'],
    [`https://d-abc.studio-fips.us-east-1.sagemaker.aws?${secret}`, 'notebookInstance', 'us-east-1'],
    [`https://d-abc.studio--fips.us-east-1.sagemaker.aws/auth?${secret}`, 'studio', 'us-east-1'],
    [`https://d-abc.fips.us-east-1.sagemaker.aws/auth?${secret}`, 'studio', 'us-east-1'],
    [`https://studio-fips.us-east-1.sagemaker.aws/auth?${secret}`, 'studio', 'us-east-1'],
    [`https://d-abc.studio.eusc-de-east-1.sagemaker.aws/auth?${secret}`, 'studio', 'eusc-de-east-1'],
    [`https://d-abc.studio.us-iso-east-1.sagemaker.aws/auth?${secret}`, 'studio', 'us-iso-east-1'],
    [`https://d-abc.studio.cn-north-1.sagemaker.aws/auth?${secret}`, 'studio', 'cn-north-1'],
    [`https://d-abc.studio.us-east-1.sagemaker.com.cn/auth?${secret}`, 'studio', 'us-east-1'],
    [`https://research-1.notebook.us-east-1.sagemaker.aws?${secret}`, 'studio', 'us-east-1'],
    [`https://d-abc.studio.us-east-1.sagemaker.aws/auth?${secret}`, 'notebookInstance', 'us-east-1'],
    [`https://d-abc.studio.nowhere.sagemaker.aws/auth?${secret}`, 'studio', 'nowhere'],
  ],
};

describe.each(Object.entries(refused))('%s: refused, no tab, and its text is not in the failure', (_name, cases) => {
  test.each(cases)('%j (%s, %s)', (answer, type, region) => {
    const check = () => checkAuthorizedUrl(answer, type, region);
    expect(check).toThrow('url-refused');
    try {
      check();
    } catch (error) {
      expect(JSON.stringify([failureOf(error), String(error)])).not.toMatch(/SECRET|evil/);
    }
  });
});

test('a refusal says what would have been opened', () => {
  expect(() => checkAuthorizedUrl('x', 'studio', 'us-gov-west-1')).toThrow(
    expect.objectContaining({
      failure: {
        code: 'url-refused',
        expected: 'https://….studio.us-gov-west-1.sagemaker.aws or .studio-fips.us-gov-west-1.sagemaker.aws',
      },
    }),
  );
});

test.each<[Profile['type'], string, string[]]>([
  ['studio', 'us-east-1', ['.studio.us-east-1.sagemaker.aws', '.studio-fips.us-east-1.sagemaker.aws']],
  ['studio', 'eu-west-1', ['.studio.eu-west-1.sagemaker.aws']],
  ['studio', 'us-gov-east-1', ['.studio.us-gov-east-1.sagemaker.aws', '.studio-fips.us-gov-east-1.sagemaker.aws']],
  ['studio', 'cn-northwest-1', ['.studio.cn-northwest-1.sagemaker.com.cn']],
  [
    'notebookInstance',
    'us-gov-west-1',
    ['.notebook.us-gov-west-1.sagemaker.aws', '.notebook-fips.us-gov-west-1.sagemaker.aws'],
  ],
  ['studio', 'eusc-de-east-1', []],
  ['studio', 'evil.example/', []],
])('the hosts of %s in %s end in %j', (type, region, suffixes) => {
  expect(studioHostSuffixes(type, region)).toEqual(suffixes);
});

describe('a notebook instance’s path', () => {
  const signed = new URL('https://research-1.notebook.eu-west-1.sagemaker.aws?authToken=a%2Bb%3D');
  const host = 'https://research-1.notebook.eu-west-1.sagemaker.aws';

  test.each([
    ['lab', `${host}/lab?authToken=a%2Bb%3D`],
    ['/lab', `${host}/lab?authToken=a%2Bb%3D`],
    ['lab/tree/README.md', `${host}/lab/tree/README.md?authToken=a%2Bb%3D`],
    ['lab/tree/a b#?.ipynb', `${host}/lab/tree/a%20b%23%3F.ipynb?authToken=a%2Bb%3D`],
    ['lab/tree/ä.ipynb', `${host}/lab/tree/%C3%A4.ipynb?authToken=a%2Bb%3D`],
    ['//evil.example/x', `${host}//evil.example/x?authToken=a%2Bb%3D`],
    ['https://evil.example/x', `${host}/https://evil.example/x?authToken=a%2Bb%3D`],
    ['lab?authToken=other', `${host}/lab%3FauthToken=other?authToken=a%2Bb%3D`],
    ['../../..', `${host}/?authToken=a%2Bb%3D`],
    ['\\\\evil.example', `${host}///evil.example?authToken=a%2Bb%3D`],
  ])('%j is put into the link, which signs in as before', (path, href) => {
    expect(withNotebookPath(signed, path).href).toBe(href);
  });

  test('leaves the link that was given as it is', () => {
    withNotebookPath(signed, 'lab');
    expect(signed.pathname).toBe('/');
  });
});

const clean = `${studio}/jupyterlab/default`;

test.each([
  [`${studio}/auth?token=x`, clean, true],
  ['https://research-1.notebook.eu-west-1.sagemaker.aws?authToken=x', clean, true],
  [`${studio}/auth?a=b&token=`, clean, true],
  [`${studio}/jupyterlab/default`, clean, false],
  [`${studio}/auth?Token=x`, clean, false],
  [`${studio}/auth#token=x`, clean, false],
  [`${studio}/auth?token=x`, `${studio}/auth?token=y`, false],
  [`${studio}/auth?token=x`, `${studio}/callback?code=once`, false],
  [`${studio}/auth?token=x`, 'http://d-abcdefgh1234.studio.us-east-1.sagemaker.aws/', false],
])('a redirect from %s to %s may be asked for again: %j', (from, to, expected) => {
  expect(isCleanRedirect(from, to)).toBe(expected);
});

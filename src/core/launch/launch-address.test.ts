import { describe, expect, test } from 'vitest';
import { notebookProfile, studioProfile } from '../../../test/support/example-document';
import { problemsInEnglish } from '../../../test/support/in-english';
import { formatLaunchAddress, formatLaunchLink, type LaunchAddress } from './format-launch-address';
import { parseLaunchAddress, parseLaunchLink } from './launch-address';

const stored: LaunchAddress = { type: 'stored', profileId: 'prod-lab' };
const studio: LaunchAddress = {
  type: 'given',
  profile: {
    type: 'studio',
    id: 'from-a-link',
    name: 'alice · d-abcdefgh1234 · alice-lab',
    connection: 'acme',
    domainId: 'd-abcdefgh1234',
    userProfileName: 'alice',
    spaceName: 'alice-lab',
    landingUri: 'app:JupyterLab:lab/tree/a b&c.ipynb',
  },
};
const notebook: LaunchAddress = {
  type: 'given',
  profile: {
    type: 'notebookInstance',
    id: 'from-a-link',
    name: 'research-1',
    connection: 'acme',
    region: 'eu-west-1',
    notebookInstanceName: 'research-1',
    path: 'lab/tree/README.md',
  },
};

test.each([
  [stored, 'profile=prod-lab'],
  [
    studio,
    'connection=acme&domain=d-abcdefgh1234&user=alice&space=alice-lab&landing=app%3AJupyterLab%3Alab%2Ftree%2Fa+b%26c.ipynb',
  ],
  [notebook, 'connection=acme&notebook=research-1&path=lab%2Ftree%2FREADME.md&region=eu-west-1'],
])('%j is written as %s, and read again', (address, query) => {
  expect(formatLaunchAddress(address)).toBe(query);
  expect(parseLaunchAddress(query)).toEqual({ ok: true, address });
  expect(formatLaunchLink(address)).toBe(`web+sagemaker:launch?${query}`);
  expect(parseLaunchLink(formatLaunchLink(address))).toEqual({ ok: true, address });
});

test('one link for everyone carries the template, and nobody’s name', () => {
  const link = formatLaunchLink({
    type: 'given',
    profile: { ...studioProfile, userProfileName: `\${claim:email|slug}` },
  });
  const parsed = parseLaunchLink(link);
  expect(parsed).toMatchObject({ ok: true, address: { profile: { userProfileName: `\${claim:email|slug}` } } });
});

test('a link carries what is launched, and neither names, colours nor keywords', () => {
  const written = [studioProfile, notebookProfile].map(profile => formatLaunchAddress({ type: 'given', profile }));
  expect(written).toEqual([
    'connection=acme&domain=d-abcdefgh1234&user=alice&space=alice-lab&landing=app%3AJupyterLab%3Alab%2Ftree%2Fwork%2Ftrain.ipynb',
    'connection=acme&notebook=research-1&path=lab%2Ftree%2FREADME.md&region=eu-west-1',
  ]);
});

test.each([
  'WEB+SAGEMAKER:LAUNCH?profile=prod-lab',
  'web+sagemaker://launch?profile=prod-lab',
  'web+sagemaker://launch/?profile=prod-lab',
  'web+sagemaker:launch?utm_source=wiki&profile=prod-lab',
])('%s is a link, too', link => {
  expect(parseLaunchLink(link)).toEqual({ ok: true, address: stored });
});

describe('refused, with what is wrong:', () => {
  test.each([
    ['web+sagemaker:open?profile=prod-lab', ''],
    ['https://launch?profile=prod-lab', ''],
    ['javascript:launch?profile=prod-lab', ''],
    ['web+sagemaker:launch', ''],
    ['web+sagemaker:launch?', 'connection'],
    ['web+sagemaker:launch?profile=', 'profile'],
    ['web+sagemaker:launch?profile=../x', 'profile'],
    ['web+sagemaker:launch?profile=a&profile=b', 'profile'],
    ['web+sagemaker:launch?connection=acme&domain=d-1', 'userProfileName'],
    ['web+sagemaker:launch?connection=acme&domain=evil&user=alice', 'domainId'],
    ['web+sagemaker:launch?connection=acme&domain=d-1&user=alice%20b', 'userProfileName'],
    ['web+sagemaker:launch?connection=acme&domain=d-1&user=alice&space=%3Cimg%3E', 'spaceName'],
    ['web+sagemaker:launch?connection=acme&domain=d-1&user=alice&region=evil', 'region'],
    ['web+sagemaker:launch?connection=acme&notebook=..%2Fx', 'notebookInstanceName'],
    [`web+sagemaker:launch?profile=${'a'.repeat(5000)}`, ''],
  ])('%.90s', (link, path) => {
    expect(problemsInEnglish(parseLaunchLink(link)).map(problem => problem.path)).toContain(path);
  });
});

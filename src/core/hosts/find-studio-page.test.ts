import { expect, test } from 'vitest';
import { findStudioPage } from './studio-host-suffixes';

test.each([
  ['https://d-abc.studio.us-east-1.sagemaker.aws/jupyterlab/default/lab?token=canary#part', '/jupyterlab/default/lab'],
  ['https://nhk8sx2goysqdri.studio-fips.us-west-2.sagemaker.aws/', '/'],
  ['https://research.notebook.eu-west-1.sagemaker.aws/lab', '/lab'],
  ['https://d-abc.studio.cn-north-1.sagemaker.com.cn/home', '/home'],
])('%s is a Studio page', (address, path) => {
  expect(findStudioPage(address)).toBe(`${new URL(address).origin}${path}`);
});

test.each([
  '',
  'about:blank',
  'http://d-abc.studio.us-east-1.sagemaker.aws/',
  'https://d-abc.studio.us-east-1.sagemaker.aws.example/',
  'https://d-abc.studio.us-east-1.sagemaker.com.cn/',
  'https://a.b.studio.us-east-1.sagemaker.aws/',
  'https://studio.us-east-1.sagemaker.aws/',
  'https://d-abc.studio-fips.eu-west-1.sagemaker.aws/',
  'https://us-east-1.console.aws.amazon.com/sagemaker',
])('%j is none', address => {
  expect(findStudioPage(address)).toBeUndefined();
});

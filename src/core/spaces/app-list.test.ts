import { describe, expect, test } from 'vitest';
import type { DescribeAppCall } from '../kinds/state-call';
import { findListed, listAppsCall, parseAppPage } from './app-list';

const lab: DescribeAppCall = {
  operation: 'DescribeApp',
  input: { DomainId: 'd-abcdefgh1234', SpaceName: 'alice-lab', AppType: 'JupyterLab', AppName: 'default' },
};
const created = new Date(1_000_000);
const listed = (part: object = {}) => ({
  ...{ DomainId: 'd-abcdefgh1234', SpaceName: 'alice-lab', AppType: 'JupyterLab', AppName: 'default' },
  ...{ Status: 'InService', CreationTime: created, ResourceSpec: { InstanceType: 'ml.t3.medium' } },
  ...part,
});

test('125: the apps of one domain are asked for, the latest first, page by page', () => {
  const first = { DomainIdEquals: 'd-abcdefgh1234', MaxResults: 100, SortBy: 'CreationTime', SortOrder: 'Descending' };
  expect(listAppsCall('d-abcdefgh1234').input).toEqual(first);
  expect(listAppsCall('d-abcdefgh1234', 'next').input).toEqual({ ...first, NextToken: 'next' });
});

describe('a page of AWS’s list', () => {
  test.each<[string, unknown, unknown]>([
    ['with apps, and more to come', { Apps: [1], NextToken: 'next' }, { apps: [1], nextToken: 'next' }],
    ['without apps, and more to come', { NextToken: 'next' }, { apps: [], nextToken: 'next' }],
    ['that is the last one', { Apps: [] }, { apps: [], nextToken: undefined }],
    ['with an empty token', { Apps: [], NextToken: '' }, { apps: [], nextToken: undefined }],
    ['with a token beyond AWS’s bounds', { NextToken: 'a'.repeat(8193) }, { apps: [], nextToken: undefined }],
    ['with something else than apps', { Apps: 'all' }, { apps: [], nextToken: undefined }],
    ['that is none', 'Welcome to the hotel', undefined],
  ])('%s', (_name, answer, page) => {
    expect(parseAppPage(answer)).toEqual(page);
  });

  test('has no more apps than were asked for', () => {
    expect(parseAppPage({ Apps: Array.from({ length: 5_000 }, () => 1) })?.apps).toHaveLength(100);
  });
});

describe('125: the state of an app by a list', () => {
  const running = { app: 'JupyterLab', state: 'running', instanceType: 'ml.t3.medium', startedAt: created.getTime() };
  test.each<[string, unknown[], boolean, unknown]>([
    ['is that of the app of its space', [listed({ SpaceName: 'bob-lab', Status: 'Failed' }), listed()], true, running],
    ['is found whatever the case of the space', [listed({ SpaceName: 'Alice-Lab' })], true, running],
    ['is the latest one', [listed(), listed({ Status: 'Deleted' })], true, running],
    ['is not that of another app', [listed({ AppType: 'CodeEditor' })], true, { app: 'JupyterLab', state: 'stopped' }],
    ['is “stopped” if the whole list does not have it', [], true, { app: 'JupyterLab', state: 'stopped' }],
    ['is not known if a part of the list does not have it', [], false, undefined],
    ['is not known for a status that AWS’s model does not have', [listed({ Status: 'Paused' })], true, undefined],
    ['is not that of what is no app', [null, 'x', {}], false, undefined],
  ])('%s', (_name, apps, isWhole, state) => {
    expect(findListed(lab, apps, isWhole)).toEqual(state);
  });
});

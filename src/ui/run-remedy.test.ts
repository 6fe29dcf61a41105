import { beforeEach, expect, test, vi } from 'vitest';
import { createFakeBrowser } from '../../test/support/fake-browser';
import type { Remedy } from '../core/explain/explain-failure';
import type { Remedies } from './run-remedy';

const remedies = {
  'allow-hosts': vi.fn(),
  'allow-containers': vi.fn(),
  'try-again': vi.fn(),
  'sign-in-as-other': vi.fn(),
  'open-options': vi.fn(),
} satisfies Remedies;
const calls = () => Object.entries(remedies).flatMap(([type, { mock }]) => mock.calls.map(() => type));

const types: Remedy['type'][] = ['allow-hosts', 'allow-containers', 'try-again', 'sign-in-as-other', 'open-options'];
const remedyOf = (type: Remedy['type']): Remedy =>
  type === 'allow-hosts' ? { type, label: 'remedyAllowHosts', hosts: [] } : { type, label: 'remedyTryAgain' };

beforeEach(() => {
  vi.clearAllMocks();
  vi.resetModules();
  vi.stubGlobal('chrome', createFakeBrowser());
});

test.each(types)('%s does what is its own, and nothing else', async type => {
  const { runRemedy } = await import('./run-remedy');
  runRemedy(remedyOf(type), remedies);
  expect(calls()).toEqual([type]);
});

test('a remedy that nobody knows does nothing: it signs nobody out', async () => {
  const { runRemedy } = await import('./run-remedy');
  runRemedy({ ...remedyOf('try-again'), type: 'of a later version' as 'try-again' }, remedies);
  expect(calls()).toEqual([]);
});

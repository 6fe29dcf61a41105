import { beforeEach, expect, test, vi } from 'vitest';
import { exampleConnection, notebookProfile, studioProfile } from '../../../test/support/example-document';
import { useFreshBrowser } from '../../../test/support/use-fresh-browser';
import { type Diagnosis, endDiagnosis, planDiagnosis } from '../../core/diagnose/diagnosis';

const fake = useFreshBrowser();

beforeEach(async () => {
  await fake.storage.local.set({
    layout: (await import('../../core/store/store-migrations')).layoutVersion,
    'connection:acme': entry(exampleConnection),
    'profile:prod-lab': entry(studioProfile),
    'profile:other': entry({ ...notebookProfile, id: 'other', connection: 'elsewhere' }),
  });
});

const entry = (value: unknown) => ({ value, savedAt: 1, position: 0 });
const load = async () => ({ ...(await import('./diagnose-once')), ...(await import('./diagnoses')) });
const planned = planDiagnosis({ connection: exampleConnection }, 1);
const under: Diagnosis = {
  ...planned,
  results: [
    { step: 'hosts', state: 'running' },
    { step: 'network', state: 'waiting' },
  ],
};

test('the target is the connection and a profile of its own', async () => {
  const { diagnoseOnce } = await load();
  const run = vi.fn(async () => undefined);
  await diagnoseOnce({ connectionId: 'acme', profileId: 'prod-lab' }, run);
  await diagnoseOnce({ connectionId: 'acme' }, run);
  const connection = exampleConnection;
  expect(run.mock.calls.map(([target]: unknown[]) => target)).toEqual([
    { connection, profile: studioProfile },
    { connection, profile: undefined },
  ]);
});

test.each([['other'], ['gone']])(
  'a profile that is not the connection’s (%s) is none to ask a link for',
  async profileId => {
    const { diagnoseOnce } = await load();
    const run = vi.fn(async (_target: object) => undefined);
    await diagnoseOnce({ connectionId: 'acme', profileId }, run);
    expect(run.mock.calls[0]?.[0]).toEqual({ connection: exampleConnection, profile: undefined });
  },
);

test('nothing is run for a connection that is not there', async () => {
  const { diagnoseOnce } = await load();
  const run = vi.fn(async () => undefined);
  await diagnoseOnce({ connectionId: 'gone' }, run);
  expect(run).not.toHaveBeenCalled();
});

test('who asks while one is under way gets that one; who asks later, another', async () => {
  const { diagnoseOnce } = await load();
  const run = vi.fn(async (_target: object, onChange: (diagnosis: Diagnosis) => Promise<void>) => {
    await onChange(under);
    await new Promise(resolve => setTimeout(resolve, 5));
    await onChange(endDiagnosis({ ...planned, results: [] }, Date.now()));
  });
  await Promise.all([diagnoseOnce({ connectionId: 'acme' }, run), diagnoseOnce({ connectionId: 'acme' }, run)]);
  expect(run).toHaveBeenCalledTimes(1);
  await new Promise(resolve => setTimeout(resolve, 2));
  await diagnoseOnce({ connectionId: 'acme' }, run);
  expect(run).toHaveBeenCalledTimes(2);
});

test.each([-3_600_000, 0, 3_600_000])(
  '73: who asks again gets another diagnosis, though the clock was moved by %i ms',
  async milliseconds => {
    const { diagnoseOnce } = await load();
    const run = vi.fn(async (_target: object, onChange: (diagnosis: Diagnosis) => Promise<void>) => {
      await onChange(endDiagnosis({ ...planned, results: [] }, Date.now()));
    });
    vi.useFakeTimers({ toFake: ['Date'] });
    await diagnoseOnce({ connectionId: 'acme' }, run);
    vi.useFakeTimers({ now: Date.now() + milliseconds, toFake: ['Date'] });
    await diagnoseOnce({ connectionId: 'acme' }, run);
    vi.useRealTimers();
    expect(run).toHaveBeenCalledTimes(2);
  },
);

test('one that its worker could not end is settled: what ran was interrupted, what waited was not checked', async () => {
  const { diagnosisItem, settleDiagnosis } = await load();
  const item = diagnosisItem('acme');
  await item.set({ ...under, id: 'd' });
  await settleDiagnosis('acme');
  const settled = await item.get();
  expect(settled?.results.map(({ state }) => state)).toEqual(['interrupted', 'skipped']);
  expect(settled?.endedAt).toBeDefined();
  await settleDiagnosis('acme');
  expect(await item.get()).toEqual(settled);
});

test('what cannot be read is no diagnosis', async () => {
  const { diagnosisItem } = await load();
  await fake.storage.session.set({ 'diagnosis:acme': { ...under, results: [{ step: 'hosts', state: 'odd' }] } });
  expect(await diagnosisItem('acme').get()).toBeUndefined();
});

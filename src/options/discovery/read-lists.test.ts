import { describe, expect, test } from 'vitest';
import { type ListName, listNames } from '../../core/discovery/list-call';
import type { FoundPage } from '../../core/discovery/page';
import type { ModeAnswer, PageAnswer, Walk } from '../../core/discovery/walk';
import type { Failure } from '../../core/failure/launch-outcome';
import { notRead, type ReadPorts, readLists } from './read-lists';

const page = (list: ListName, token?: string): PageAnswer => ({
  result: 'page',
  page: { list, items: [], ...(token !== undefined && { token }) } as FoundPage,
});
const domains = (...ids: string[]): PageAnswer => ({
  result: 'page',
  page: { list: 'domains', items: ids.map(id => ({ id, name: undefined })) },
});
const failed = (failure: Failure): PageAnswer & ModeAnswer => ({ result: 'failed', failure });
const denied = (action: string, resource?: string) =>
  failed({ code: 'access-denied', action, ...(resource !== undefined && { resource }) });

interface Asked {
  readonly answers?: Partial<Record<string, PageAnswer[]>>;
  readonly modes?: (domainId: string) => ModeAnswer;
}

/** Ports that note each question, such as `spaces`, `spaces two` and `mode d-1`. */
function createPorts({ answers = {}, modes = () => ({ result: 'mode', mode: 'iam' }) }: Asked = {}) {
  const asked: string[] = [];
  const waits: number[] = [];
  let running = 0;
  let atOnce = 0;
  const note = async <T>(question: string, answer: T): Promise<T> => {
    asked.push(question);
    running += 1;
    atOnce = Math.max(atOnce, running);
    await Promise.resolve();
    running -= 1;
    return answer;
  };
  const ports: ReadPorts = {
    findPage: ({ list, token }: Pick<Walk, 'list' | 'token'>) =>
      note([list, token].filter(Boolean).join(' '), answers[list]?.shift() ?? page(list)),
    findDomainMode: domainId => note(`mode ${domainId}`, modes(domainId)),
    onChange: () => {},
    pause: async milliseconds => void waits.push(milliseconds),
    random: () => 1,
  };
  return { ports, asked, waits, atOnce: () => atOnce };
}

const never = new AbortController().signal;

test('every list is asked for, two pages at once, and each domain how it is opened', async () => {
  const { ports, asked, atOnce } = createPorts({ answers: { domains: [domains('d-1', 'd-2')] } });
  const { state, found } = await readLists(notRead, ports, never);
  expect(asked.toSorted()).toEqual([...listNames, 'mode d-1', 'mode d-2'].toSorted());
  expect([state, [...found.modes.keys()].toSorted(), atOnce()]).toEqual(['over', ['d-1', 'd-2'], 2]);
});

test('a list goes on where its token says, after empty pages, too', async () => {
  const { ports, asked } = createPorts({ answers: { spaces: [page('spaces', 'two'), page('spaces', 'three')] } });
  await readLists(notRead, ports, never);
  expect(asked.filter(question => question.startsWith('spaces'))).toEqual(['spaces', 'spaces two', 'spaces three']);
});

test('a page that comes again ends its list alone, and says so', async () => {
  const { ports, asked } = createPorts({ answers: { spaces: [page('spaces', 'two'), page('spaces', 'two')] } });
  const { state, repeated } = await readLists(notRead, ports, never);
  expect([state, repeated]).toEqual(['over', ['spaces']]);
  expect(asked).toContain('apps');
});

test('a list that the role may not have is passed over, and kept with what would allow it', async () => {
  const { ports } = createPorts({ answers: { domains: [denied('sagemaker:ListDomains')] } });
  const { state, denied: refused } = await readLists(notRead, ports, never);
  expect([state, [...refused.keys()]]).toEqual(['over', ['sagemaker:ListDomains']]);
});

test('after three domains that the role may not describe, no other is asked for', async () => {
  const ids = Array.from({ length: 50 }, (_, index) => `d-${index}`);
  const { ports, asked } = createPorts({
    answers: { domains: [domains(...ids)] },
    modes: id => denied('sagemaker:DescribeDomain', id),
  });
  const { denied: refused } = await readLists(notRead, ports, never);
  // Two are under way at once.
  expect(asked.filter(question => question.startsWith('mode')).length).toBeLessThanOrEqual(4);
  expect(refused.get('sagemaker:DescribeDomain')?.length).toBeGreaterThanOrEqual(3);
});

test('after throttling, the same page is asked for again', async () => {
  const throttled = failed({ code: 'throttled' });
  const { ports, asked, waits } = createPorts({ answers: { spaces: [page('spaces', 'two'), throttled, throttled] } });
  const { state } = await readLists(notRead, ports, never);
  expect(asked.filter(question => question === 'spaces two')).toHaveLength(3);
  expect([state, waits]).toEqual(['over', [1_000, 2_000]]);
});

describe('what was left is asked for later', () => {
  test('after a failure', async () => {
    const hosts = failed({ code: 'hosts-not-allowed', hosts: [] });
    const { ports, asked } = createPorts({ answers: { domains: [hosts] } });
    const halted = await readLists(notRead, ports, never);
    expect([halted.state, halted.failure?.code]).toEqual(['failed', 'hosts-not-allowed']);
    expect(asked.length).toBeLessThanOrEqual(2);
    const { state, failure } = await readLists(halted, ports, never);
    expect([state, failure]).toEqual(['over', undefined]);
    expect(new Set(asked)).toEqual(new Set(listNames));
  });

  test('after a sign-in', async () => {
    const { ports } = createPorts({ answers: { domains: [{ result: 'signed-out' }] } });
    const halted = await readLists(notRead, ports, never);
    expect(halted.state).toBe('signed-out');
    expect((await readLists(halted, ports, never)).state).toBe('over');
  });

  test('after a stop, at which nothing more is asked for', async () => {
    const controller = new AbortController();
    const { ports, asked } = createPorts();
    const stopping: ReadPorts = {
      ...ports,
      findPage: async walk => {
        if (walk.list === 'spaces') controller.abort();
        return await ports.findPage(walk);
      },
    };
    const stopped = await readLists(notRead, stopping, controller.signal);
    expect(stopped.state).toBe('stopped');
    expect(asked).not.toContain('apps');
    // The answer that came after the stop has been passed over.
    expect((await readLists(stopped, ports, never)).state).toBe('over');
    expect(asked).toContain('apps');
    expect(asked.filter(question => question === 'spaces')).toHaveLength(2);
  });
});

import { expect, test, vi } from 'vitest';
import type { FoundPage } from '../../core/discovery/page';
import type { PageAnswer } from '../../core/discovery/walk';
import { maximumPages, type ReadListPorts, readList } from './read-list';

const page = (id: string, token?: string): FoundPage => ({
  ...{ list: 'domains', items: [{ id, name: undefined }] },
  ...(token !== undefined && { token }),
});
const paged = (id: string, token?: string): PageAnswer => ({ result: 'page', page: page(id, token) });

function portsOf(answers: readonly PageAnswer[]) {
  const left = [...answers];
  return {
    findPage: vi.fn(async () => left.shift() ?? paged('last')),
    onPage: vi.fn(),
    pause: vi.fn(async () => undefined),
    random: () => 1,
  } satisfies ReadListPorts;
}

const read = async (ports: ReadListPorts, signal = new AbortController().signal) =>
  await readList('domains', ports, signal);

test('all pages of a list are read, an empty one among them', async () => {
  const empty: PageAnswer = { result: 'page', page: { list: 'domains', items: [], token: 'b' } };
  const ports = portsOf([paged('one', 'a'), empty, paged('two')]);
  expect((await read(ports))?.map(({ items }) => items.length)).toEqual([1, 0, 1]);
  expect(ports.onPage).toHaveBeenCalledTimes(3);
  expect(ports.findPage.mock.calls).toMatchObject([[{ list: 'domains' }], [{ token: 'a' }], [{ token: 'b' }]]);
});

test('what AWS throttles is asked for again', async () => {
  const ports = portsOf([{ result: 'failed', failure: { code: 'throttled' } }, paged('one')]);
  expect(await read(ports)).toHaveLength(1);
  expect(ports.pause).toHaveBeenCalledOnce();
});

test('a list that the role may not have is empty, and is not asked for again', async () => {
  const ports = portsOf([{ result: 'failed', failure: { code: 'access-denied', action: 'sagemaker:ListDomains' } }]);
  expect(await read(ports)).toEqual([]);
});

test.each<[string, PageAnswer]>([
  ['nobody is signed in', { result: 'signed-out' }],
  ['hosts are not allowed', { result: 'failed', failure: { code: 'hosts-not-allowed' } }],
])('where %s, asking again later may help', async (_name, answer) => {
  expect(await read(portsOf([answer]))).toBeUndefined();
});

test('a list without an end is read so far and no further', async () => {
  const tokens = Array.from({ length: maximumPages + 5 }, (_, index) => paged(`${index}`, `${index}`));
  expect(await read(portsOf(tokens))).toHaveLength(maximumPages);
});

test('nothing more is asked for once nobody waits', async () => {
  const controller = new AbortController();
  const ports = portsOf([paged('one', 'a'), paged('two')]);
  ports.onPage.mockImplementation(() => controller.abort());
  expect(await read(ports, controller.signal)).toBeUndefined();
  expect(ports.findPage).toHaveBeenCalledOnce();
});

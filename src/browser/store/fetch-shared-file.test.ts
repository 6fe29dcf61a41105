import type { RequestListener } from 'node:http';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { useFileServer } from '../../../test/support/file-server';
import { useFreshBrowser } from '../../../test/support/use-fresh-browser';

const server = useFileServer();
const fake = useFreshBrowser();

beforeEach(() => {
  fake.permissions.contains.mockResolvedValue(true);
});

async function fetchFile(etag?: string) {
  const { fetchSharedFile } = await import('./fetch-shared-file');
  return await fetchSharedFile('https://team.example/studio.json?of=us', etag);
}

const send =
  (status: number, headers: Record<string, string>, body?: string | Buffer): RequestListener =>
  (_, response) =>
    void response.writeHead(status, headers).end(body);

test.each<[name: string, answer: RequestListener, etag: string | undefined, found: object]>([
  ['a text, with its ETag', send(200, { etag: '"1"' }, '{}'), undefined, { type: 'text', text: '{}', etag: '"1"' }],
  ['a text without one', send(200, {}, 'ä\uFEFF'), '"0"', { type: 'text', text: 'ä\uFEFF', etag: null }],
  [
    '109: a text in UTF-16, by its mark',
    send(200, {}, Buffer.from('\uFEFF{"ä": 1}', 'utf16le')),
    undefined,
    { type: 'text', text: '{"ä": 1}' },
  ],
  ['nothing at all', send(200, {}), undefined, { type: 'text', text: '', etag: null }],
  ['that it has not changed', send(304, {}), '"1"', { type: 'unchanged' }],
  [
    'that it has not changed, though nobody asked',
    send(304, {}),
    undefined,
    { type: 'failed', problem: { code: 'status', status: 304 } },
  ],
  ['that it is gone', send(404, {}, 'no'), undefined, { type: 'failed', problem: { code: 'status', status: 404 } }],
  [
    'where else it is, which is not asked',
    send(302, { location: '/elsewhere' }),
    undefined,
    { type: 'failed', problem: { code: 'status', status: 302 } },
  ],
  ['1 MB', send(200, {}, ' '.repeat(1_000_000)), undefined, { type: 'text' }],
  ['more', send(200, {}, ' '.repeat(1_000_001)), undefined, { type: 'failed', problem: { code: 'too-large' } }],
  [
    'bytes that are no UTF-8',
    send(200, {}, Buffer.from('Zürich', 'latin1')),
    undefined,
    { type: 'failed', problem: { code: 'not-utf8' } },
  ],
  [
    'nothing, as the line breaks',
    request => void request.socket.destroy(),
    undefined,
    { type: 'failed', problem: { code: 'no-answer' } },
  ],
])('the server says %s', async (_name, answer, etag, found) => {
  server.answer(answer);
  expect(await fetchFile(etag)).toMatchObject(found);
  expect(server.requests).toHaveLength(1);
  expect(server.requests[0]?.['if-none-match']).toBe(etag);
  expect(server.requests[0]).not.toHaveProperty('cookie');
});

test('a text without end is read no further than it may be long', async () => {
  let isClosed = false;
  let sent = 0;
  server.answer((_, response) => {
    const more = () => {
      while (!isClosed && response.write(' '.repeat(100_000))) sent += 100_000;
      sent += 100_000;
    };
    response.on('drain', more).once('close', () => {
      isClosed = true;
    });
    more();
  });
  expect(await fetchFile()).toEqual({ type: 'failed', problem: { code: 'too-large' } });
  await expect.poll(() => isClosed).toBe(true);
  // What is on its way when the client hangs up is in the buffers of both sides.
  expect(sent).toBeLessThan(20_000_000);
});

test.each<[name: string, answer: RequestListener]>([
  ['never answers', () => {}],
  ['begins and never ends', (_, response) => void response.writeHead(200).write('{')],
])('a server that %s is given up', async (_name, answer) => {
  const closed = vi.fn();
  const waiting = new AbortController();
  server.answer((request, response) => {
    response.once('close', closed);
    answer(request, response);
    // Time for what was written to arrive.
    setTimeout(() => waiting.abort(new DOMException('The call timed out', 'TimeoutError')), 50);
  });
  const wait = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(waiting.signal);
  onTestFinished(() => wait.mockRestore());
  expect(await fetchFile()).toEqual({ type: 'failed', problem: { code: 'timeout' } });
  expect(wait.mock.calls.at(-1)).toEqual([10_000]);
  await expect.poll(() => closed.mock.calls.length).toBe(1);
});

test('a host that is not allowed is not asked', async () => {
  fake.permissions.contains.mockResolvedValue(false);
  server.answer(send(200, {}, '{}'));
  expect(await fetchFile()).toEqual({ type: 'failed', problem: { code: 'not-allowed' } });
  expect(fake.permissions.contains.mock.calls).toEqual([[{ origins: ['https://team.example/*'] }]]);
  expect(server.requests).toEqual([]);
});

test('111: a request that the browser holds back after answers of 503 is told from a missing network', async () => {
  // A busy machine would use the hold up.
  vi.useFakeTimers({ now: Date.now(), toFake: ['Date'] });
  onTestFinished(() => void vi.useRealTimers());
  const breaks: RequestListener = request => void request.socket.destroy();
  const problems = async (answer: RequestListener, times: number) => {
    server.answer(answer);
    const found: unknown[] = [];
    for (let count = 0; count < times; count += 1) found.push(await fetchFile());
    return found;
  };
  const failed = (problem: object) => ({ type: 'failed', problem });
  const [first] = await problems(breaks, 1);
  const answers = await problems(send(503, {}), 3);
  const [held] = await problems(breaks, 1);
  expect(first).toEqual(failed({ code: 'no-answer' }));
  expect([...answers, held]).toEqual(Array(4).fill(failed({ code: 'status', status: 503 })));
});

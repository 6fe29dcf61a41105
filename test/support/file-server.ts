import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest';

export interface FileServer {
  /** How requests are answered from now on. */
  answer(listener: RequestListener): void;
  /** The header fields of each request since the test began. */
  readonly requests: readonly NodeJS.Dict<string | string[]>[];
}

/** A web server on loopback for the tests of a file, to which `fetch` leads whatever https host it names. */
export function useFileServer(): FileServer {
  const requests: NodeJS.Dict<string | string[]>[] = [];
  const current: { listener?: RequestListener } = {};
  const server = createServer((request, response) => {
    requests.push(request.headers);
    current.listener?.(request, response);
  });
  beforeAll(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  beforeEach(() => {
    const { port } = server.address() as AddressInfo;
    const realFetch = fetch;
    requests.length = 0;
    vi.stubGlobal('fetch', (address: string, init: RequestInit) =>
      realFetch(address.replace(/^https:\/\/[^/]+/, `http://127.0.0.1:${port}`), init),
    );
  });
  afterEach(() => void vi.unstubAllGlobals());
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });
  return {
    requests,
    answer: listener => {
      current.listener = listener;
    },
  };
}

import { Agent, request as httpsRequest } from 'node:https';
import { connect } from 'node:tls';
import type { LocalAws } from '../../local-aws';

/** How a browser words that there was no answer at all. */
export const noAnswerWords = {
  chrome: 'Failed to fetch',
  firefox: 'NetworkError when attempting to fetch resource.',
} as const;

/**
 * A `fetch` whose every connection ends at the local AWS, whatever host it names: over TLS, with that host as server
 * name and Host header, and with method, headers and body as they were signed. It follows no redirect, and rejects as
 * the browser's does: with a TypeError when there is no answer, with the signal's reason when it is aborted.
 */
export function routeFetch(
  local: Pick<LocalAws, 'port' | 'certificate'>,
  browser: keyof typeof noAnswerWords = 'chrome',
): typeof fetch {
  const agent = new Agent({ ca: local.certificate });
  const createConnection = (wanted: object) => connect({ ...wanted, host: '127.0.0.1', port: local.port });
  Object.assign(agent, { createConnection });
  return async (input, init) => {
    const request = new Request(input, init);
    const body = Buffer.from(await request.arrayBuffer());
    return await new Promise<Response>((resolve, reject) => {
      const { method, url, headers, signal } = request;
      const outgoing = httpsRequest(url, { agent, method, headers: Object.fromEntries(headers) });
      // A browser says no more than this: the SDK must not find a cause here that it would not find there.
      const fail = () => reject(signal.aborted ? signal.reason : new TypeError(noAnswerWords[browser]));
      const abort = () => outgoing.destroy(new Error('Aborted'));
      signal.addEventListener('abort', abort);
      outgoing.once('close', () => signal.removeEventListener('abort', abort));
      outgoing.once('error', fail);
      outgoing.once('response', response => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', fail);
        response.once('end', () => {
          const answer = Object.entries(response.headersDistinct).flatMap(([name, values = []]) =>
            values.map((value): [string, string] => [name, value]),
          );
          resolve(new Response(Buffer.concat(chunks), { status: response.statusCode ?? 0, headers: answer }));
        });
      });
      if (signal.aborted) abort();
      outgoing.end(body);
    });
  };
}

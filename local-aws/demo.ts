import { type Answer, emptyAnswer } from './answer';
import type { Call } from './call';

/** Offers a configuration to the extension's own pages, which ask without a host permission and hence under CORS. */
export function answerDemo(demo: object | undefined, call: Call): Answer {
  if (!demo || call.url.pathname !== '/configuration.json') return emptyAnswer(404, 'no demo');
  const headers = { 'content-type': 'application/json', 'access-control-allow-origin': '*' };
  return { status: 200, headers, body: JSON.stringify(demo), verdict: 'ok' };
}

import { createHash } from 'node:crypto';
import { type Answer, emptyAnswer } from './answer';
import { type Call, findHeader } from './call';

export interface SharedDocument {
  set(document: object): void;
  answer(call: Call): Answer;
}

/** A configuration document that a team keeps on a web server, which knows by its ETag who has it already (RFC 9110 §13.1.2). */
export function createSharedDocument(): SharedDocument {
  const current: { body?: string } = {};
  return {
    set: document => {
      current.body = JSON.stringify(document, null, 2);
    },
    answer: call => {
      const { body } = current;
      if (body === undefined) return emptyAnswer(404, 'no document');
      const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`;
      const headers = { 'content-type': 'application/json', etag };
      return findHeader(call, 'if-none-match') === etag
        ? { status: 304, headers, body: '', verdict: 'ok' }
        : { status: 200, headers, body, verdict: 'ok' };
    },
  };
}

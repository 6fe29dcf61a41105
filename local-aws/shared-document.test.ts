import { expect, test } from 'vitest';
import { createSharedDocument } from './shared-document';

function ask(document: ReturnType<typeof createSharedDocument>, etag?: string) {
  const url = new URL('https://config.team.example/studio.json');
  const headers = etag === undefined ? {} : { 'if-none-match': etag };
  return document.answer({ host: url.host, region: '', method: 'GET', path: url.pathname, url, headers, body: '' });
}

test('a document is sent once to who has its ETag, and again when it has changed', () => {
  const document = createSharedDocument();
  expect(ask(document).status).toBe(404);
  document.set({ version: 1 });
  const first = ask(document);
  expect(JSON.parse(first.body)).toEqual({ version: 1 });
  expect(ask(document, first.headers.etag)).toMatchObject({ status: 304, body: '' });
  document.set({ version: 2 });
  expect(ask(document, first.headers.etag)).toMatchObject({ status: 200, body: expect.stringContaining('2') });
  document.set({ version: 1 });
  expect(ask(document, first.headers.etag).status).toBe(304);
});

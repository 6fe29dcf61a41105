import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test, vi } from 'vitest';
import { createFakeBrowser } from '../../../test/support/fake-browser';
import { profiles, propertyRuns } from '../../../test/support/generated-documents';
import { type MessageType, requestSchemas } from '../../core/protocol';

const fake = createFakeBrowser();
vi.resetModules();
vi.stubGlobal('chrome', fake);
const { onMessage } = await import('./messaging');
/** What a handler was given last. */
let taken: readonly [type: MessageType, request: unknown] | undefined;
/** Whatever a handler answers, here it takes note of the request alone. */
const take =
  <T>(type: MessageType, answer: T) =>
  async (request: unknown): Promise<T> => {
    taken = [type, request];
    return answer;
  };
onMessage({
  launch: take('launch', { result: 'opened' }),
  getReady: take('getReady', undefined),
  signIn: take('signIn', { result: 'done' }),
  signOut: take('signOut', { result: 'done' }),
  findSignedIn: take('findSignedIn', undefined),
  findResolvedNames: take('findResolvedNames', undefined),
  diagnose: take('diagnose', undefined),
  checkSharedFiles: take('checkSharedFiles', undefined),
  knock: take('knock', undefined),
  cancel: take('cancel', undefined),
  advanceWait: take('advanceWait', undefined),
  findStates: take('findStates', { done: [], states: {} }),
  startApp: take('startApp', { result: 'failed', failure: { code: 'cancelled' } }),
  stopApp: take('stopApp', { result: 'failed', failure: { code: 'cancelled' } }),
  restartApp: take('restartApp', { result: 'opened' }),
  findInstanceTypes: take('findInstanceTypes', []),
  findPage: take('findPage', { result: 'signed-out' as const }),
  findDomainMode: take('findDomainMode', { result: 'signed-out' as const }),
  findDomainTypes: take('findDomainTypes', []),
});

async function post(message: unknown, sender: object): Promise<unknown> {
  taken = undefined;
  return await new Promise(resolve => void fake.runtime.onMessage.fire(message, sender, resolve));
}

const own = { id: 'fake', url: 'chrome-extension://fake/src/popup/index.html' };
/** What messages can carry: JSON. */
const anything = fc.jsonValue({ maxDepth: 2 });
const type = fc.oneof(
  fc.constantFrom(...Object.keys(requestSchemas)),
  fc.constantFrom('constructor', '__proto__', 'toString', 'getCredentials', 'tokens', ''),
  anything,
);
const request = fc.oneof(
  fc.record(
    {
      askId: fc.oneof(fc.uuid(), anything),
      request: fc.record(
        {
          profileId: fc.oneof(fc.constant('prod-lab'), anything),
          profile: fc.oneof(profiles, anything),
          windowId: anything,
        },
        { requiredKeys: ['profileId'] },
      ),
      after: fc.oneof(fc.uuid(), anything),
    },
    { requiredKeys: ['askId', 'request'] },
  ),
  fc.record(
    { connectionId: fc.oneof(fc.constant('acme'), anything), names: fc.oneof(fc.array(fc.string()), anything) },
    { requiredKeys: ['connectionId'] },
  ),
  anything,
);
const messages = fc.oneof({ weight: 5, arbitrary: fc.record({ type, request }) }, anything);

test('47: whatever is sent, a handler gets what its parser accepts and nothing else, and the sender always an answer', async () => {
  let answered = 0;
  await fc.assert(
    fc.asyncProperty(messages, async message => {
      const answer = await post(message, own);
      if (!taken) {
        expect(answer).toEqual({ ok: false });
        return;
      }
      answered += 1;
      expect(answer).toMatchObject({ ok: true });
      const [name, given] = taken;
      expect(Object.keys(requestSchemas)).toContain(name);
      const schema: v.GenericSchema = requestSchemas[name];
      expect(v.parse(schema, given)).toEqual(given);
    }),
    propertyRuns,
  );
  expect(answered).toBeGreaterThan(propertyRuns.path ? 0 : propertyRuns.numRuns / 100);
});

test('44–46: whoever else sends it, no handler gets it', async () => {
  const urls = fc.oneof(
    fc.webUrl(),
    fc.constantFrom('', 'about:blank', 'data:text/html,', 'chrome-extension://fake', 'chrome-extension://fake2/x.html'),
    fc.webUrl().map(url => `${url}${own.url}`),
  );
  const senders = fc.oneof(
    fc.record({ id: fc.string(), url: fc.oneof(urls, fc.constant(own.url)) }).filter(({ id }) => id !== own.id),
    fc.record({ id: fc.constant(own.id), url: urls }),
    fc.record({ id: fc.constant(own.id), url: fc.constant(own.url), frameId: fc.integer({ min: 1 }) }),
    fc.record({ url: urls }, { requiredKeys: [] }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constant({ type: 'signOut', request: { connectionId: 'acme' } }),
      senders,
      async (message, sender) => {
        expect(await post(message, sender)).toEqual({ ok: false });
        expect(taken).toBeUndefined();
      },
    ),
    propertyRuns,
  );
});

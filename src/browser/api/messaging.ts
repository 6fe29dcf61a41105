import * as v from 'valibot';
import type { Runtime } from 'webextension-polyfill';
import { type AnswerTo, type MessageType, type Protocol, type RequestOf, requestSchemas } from '../../core/protocol';
import { browser } from './browser';

const envelopeSchema = v.object({
  type: v.custom<MessageType>(type => typeof type === 'string' && Object.hasOwn(requestSchemas, type)),
  request: v.unknown(),
});

/** Asks the background. Rejects when the worker was stopped before it could answer. */
export async function send<K extends MessageType>(type: K, request: RequestOf<K>): Promise<AnswerTo<K>> {
  const reply = await browser.runtime.sendMessage<unknown, Reply<K>>({ type, request });
  if (!reply?.ok) throw new Error('The background did not answer');
  return reply.answer;
}

/** The reply to a message; `undefined` if nobody answered. */
type Reply<K extends MessageType> =
  | { readonly ok: true; readonly answer: AnswerTo<K> }
  | { readonly ok: false }
  | undefined;

/** In characters of JSON. A person's longest profile is far shorter. Nothing else limits unknown members. */
const maximumLength = 100_000;

/**
 * Answers messages from this extension's own pages. Messages from any other sender, with an unknown type, too long or
 * malformed are refused before they reach a handler.
 */
export function onMessage(handlers: Protocol): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender, reply) => {
    const refuse = () => reply({ ok: false });
    const envelope = isOwnPage(sender) && isShort(message) ? v.safeParse(envelopeSchema, message) : undefined;
    if (envelope?.success) {
      const { type, request } = envelope.output;
      answer(handlers, type, request).then(answered => reply({ ok: true, answer: answered }), refuse);
    } else refuse();
    // The reply may come later.
    return true;
  });
}

/** Parses a request and passes it to its handler. */
async function answer<K extends MessageType>(handlers: Protocol, type: K, request: unknown): Promise<AnswerTo<K>> {
  const schema: v.GenericSchema<unknown, RequestOf<K>> = requestSchemas[type];
  return await handlers[type](v.parse(schema, request));
}

/**
 * Whether one of this extension's pages sent the message. This relies on what the browser reports, which the sender
 * cannot choose. A content script also has this extension's id, but a web page's address. Frames are always refused.
 * The popup has no frame id, which counts as 0.
 */
function isOwnPage({ id, url, frameId = 0 }: Runtime.MessageSender): boolean {
  return id === browser.runtime.id && frameId === 0 && url?.startsWith(browser.runtime.getURL('')) === true;
}

function isShort(message: unknown): boolean {
  return (JSON.stringify(message) ?? '').length <= maximumLength;
}

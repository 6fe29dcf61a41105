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

/** What goes back over the wire; `undefined` where nobody answered. */
type Reply<K extends MessageType> =
  | { readonly ok: true; readonly answer: AnswerTo<K> }
  | { readonly ok: false }
  | undefined;

/** In characters of JSON: the longest profile of a person's is far below. Unknown members are not bounded otherwise. */
const maximumLength = 100_000;

/** Answers messages of this extension's own pages; any other sender, name, size or malformed request gets no handler. */
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

/** Behind the parser of its request. */
async function answer<K extends MessageType>(handlers: Protocol, type: K, request: unknown): Promise<AnswerTo<K>> {
  const schema: v.GenericSchema<unknown, RequestOf<K>> = requestSchemas[type];
  return await handlers[type](v.parse(schema, request));
}

/**
 * By what the browser says of the sender, which the sender cannot choose: a content script, too, has this extension's id,
 * but a web page's address. A frame is refused whatever it shows; the popup has no frame's number.
 */
function isOwnPage({ id, url, frameId = 0 }: Runtime.MessageSender): boolean {
  return id === browser.runtime.id && frameId === 0 && url?.startsWith(browser.runtime.getURL('')) === true;
}

function isShort(message: unknown): boolean {
  return (JSON.stringify(message) ?? '').length <= maximumLength;
}

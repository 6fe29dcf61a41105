import * as v from 'valibot';
import type { Runtime } from 'webextension-polyfill';
import { type Protocol, requestSchemas } from '../core/protocol';
import { browser } from './browser';

const envelopeSchema = v.object({
  type: v.picklist([
    'launch',
    'signIn',
    'signOut',
    'findSignedIn',
    'findResolvedNames',
    'diagnose',
    'checkSharedFiles',
  ]),
  request: v.unknown(),
});

/** Asks the background. Rejects when the worker was stopped before it could answer. */
export async function send<K extends keyof Protocol>(
  type: K,
  request: Parameters<Protocol[K]>[0],
): Promise<Awaited<ReturnType<Protocol[K]>>> {
  const reply = await browser.runtime.sendMessage<unknown, Reply<K>>({ type, request });
  if (!reply?.ok) throw new Error('The background did not answer');
  return reply.answer;
}

/** What goes back over the wire; `undefined` where nobody answered. */
type Reply<K extends keyof Protocol> =
  | { readonly ok: true; readonly answer: Awaited<ReturnType<Protocol[K]>> }
  | { readonly ok: false }
  | undefined;

/** In characters of JSON: the longest profile of a person's is far below. Unknown members are not bounded otherwise. */
const maximumLength = 100_000;

/** Answers messages of this extension's own pages; any other sender, name, size or malformed request gets no handler. */
export function onMessage(handlers: Protocol): void {
  const routes = routesTo(handlers);
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender, reply) => {
    const refuse = () => reply({ ok: false });
    const envelope = isOwnPage(sender) && isShort(message) ? v.safeParse(envelopeSchema, message) : undefined;
    if (envelope?.success) {
      const { type, request } = envelope.output;
      routes[type](request).then(answer => reply({ ok: true, answer }), refuse);
    } else refuse();
    // The reply may come later: Chromium does not wait for a promise.
    return true;
  });
}

/** Each handler behind the parser of its request. */
function routesTo(handlers: Protocol): Record<keyof Protocol, (request: unknown) => Promise<unknown>> {
  const route =
    <T>(schema: v.GenericSchema<unknown, T>, handler: (request: T) => Promise<unknown>) =>
    async (request: unknown) =>
      await handler(v.parse(schema, request));
  return {
    launch: route(requestSchemas.launch, handlers.launch),
    signIn: route(requestSchemas.signIn, handlers.signIn),
    signOut: route(requestSchemas.signOut, handlers.signOut),
    findSignedIn: route(requestSchemas.findSignedIn, handlers.findSignedIn),
    findResolvedNames: route(requestSchemas.findResolvedNames, handlers.findResolvedNames),
    diagnose: route(requestSchemas.diagnose, handlers.diagnose),
    checkSharedFiles: route(requestSchemas.checkSharedFiles, handlers.checkSharedFiles),
  };
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

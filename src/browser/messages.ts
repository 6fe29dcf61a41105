import * as v from 'valibot';
import browser, { type Runtime } from 'webextension-polyfill';
import { type Protocol, requestSchemas } from '../core/protocol';

const envelopeSchema = v.object({
  type: v.picklist(['launch', 'signIn', 'signOut', 'findSignedIn']),
  request: v.unknown(),
});

/** Asks the background. Rejects when the worker was stopped before it could answer. */
export async function send<K extends keyof Protocol>(
  type: K,
  request: Parameters<Protocol[K]>[0],
): Promise<Awaited<ReturnType<Protocol[K]>>> {
  return await browser.runtime.sendMessage<unknown, Awaited<ReturnType<Protocol[K]>>>({ type, request });
}

/** Answers messages of this extension's own pages; any other sender, name or malformed request gets no handler. */
export function onMessage(handlers: Protocol): void {
  const routes = routesTo(handlers);
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    if (!isOwnPage(sender)) return undefined;
    const envelope = v.safeParse(envelopeSchema, message);
    if (!envelope.success) return Promise.reject(new TypeError('Unknown message'));
    return routes[envelope.output.type](envelope.output.request);
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
  };
}

function isOwnPage(sender: Runtime.MessageSender): boolean {
  return sender.id === browser.runtime.id && sender.url?.startsWith(browser.runtime.getURL('')) === true;
}

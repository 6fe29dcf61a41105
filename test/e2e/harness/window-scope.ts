import type { Browser } from 'puppeteer-core';
import * as v from 'valibot';
import { bidiConnectionOf } from './bidi-connection';

const treeSchema = v.object({
  result: v.object({ contexts: v.tupleWithRest([v.object({ context: v.string() })], v.unknown()) }),
});
const answerSchema = v.object({
  result: v.variant('type', [
    v.object({ type: v.literal('success'), result: v.object({ value: v.optional(v.unknown()) }) }),
    v.object({ type: v.literal('exception'), exceptionDetails: v.object({ text: v.string() }) }),
  ]),
});

export type RunInWindow = (body: string, argument?: string) => Promise<unknown>;

/**
 * Firefox's own window, where no page reaches: a function that runs code there, with `ARGUMENT`, and resolves to what it
 * returns. Needs `--remote-allow-system-access`.
 * https://firefox-source-docs.mozilla.org/remote/Security.html
 */
export async function openWindowScope(browser: Browser): Promise<RunInWindow> {
  const connection = bidiConnectionOf(browser);
  const tree = v.parse(treeSchema, await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' }));
  const [{ context }] = tree.result.contexts;
  return async (body, argument = '') => {
    const answer = await connection.send('script.callFunction', {
      functionDeclaration: `async ARGUMENT => {
        const systemPrincipal = Services.scriptSecurityManager.getSystemPrincipal();
        ${body}
      }`,
      arguments: [{ type: 'string', value: argument }],
      target: { context },
      awaitPromise: true,
    });
    const { result } = v.parse(answerSchema, answer);
    if (result.type === 'exception') throw new Error(result.exceptionDetails.text);
    return result.result.value;
  };
}

/** As F6 does, or a click into the page. */
export async function focusPage(run: RunInWindow): Promise<void> {
  await run('gBrowser.selectedBrowser.focus()');
}

import type { Browser } from 'puppeteer-core';
import * as v from 'valibot';
import { bidiConnectionOf } from './bidi-connection';

const treeSchema = v.object({
  result: v.object({
    contexts: v.array(v.object({ context: v.string(), url: v.string(), userContext: v.string() })),
  }),
});
const answerSchema = v.object({
  result: v.object({ type: v.literal('success'), result: v.object({ value: v.optional(v.string()) }) }),
});

interface ContainerTab {
  /** The container, as WebDriver BiDi names it: not by its name. */
  readonly userContext: string;
  /** The user profile that Studio shows. */
  readonly user: string | undefined;
}

/** Tabs in Firefox's containers: Puppeteer does not see those in containers that it did not create. */
export function containerTabsOf(browser: Browser) {
  const connection = bidiConnectionOf(browser);
  const find = async () => {
    const tree = v.parse(treeSchema, await connection.send('browsingContext.getTree', { maxDepth: 0 }));
    return tree.result.contexts.filter(({ url }) => /^https:\/\/[^/]+\.studio\./.test(url));
  };
  return {
    /** Loads the Studio tabs anew: what each shows then is of its own cookie. */
    reload: async () => {
      for (const { context } of await find()) {
        await connection.send('browsingContext.reload', { context, wait: 'complete' });
      }
    },
    /** The Studio tabs that have loaded. */
    read: async (): Promise<ContainerTab[]> => {
      const tabs: ContainerTab[] = [];
      for (const { context, userContext } of await find()) {
        const answer = await connection.send('script.evaluate', {
          expression: 'document.querySelector("[data-testid=user]")?.textContent',
          target: { context },
          awaitPromise: false,
        });
        tabs.push({ userContext, user: v.parse(answerSchema, answer).result.result.value });
      }
      return tabs;
    },
    close: async () => {
      for (const { context } of await find()) await connection.send('browsingContext.close', { context });
    },
  };
}

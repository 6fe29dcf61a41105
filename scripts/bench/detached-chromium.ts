import type { Browser, CDPSession, Protocol } from 'puppeteer-core';

type TargetInfo = Protocol.Target.TargetInfo;

/** A Chromium to whose tabs and workers nothing is attached but what is asked for. */
export interface DetachedChromium {
  /** What there is: tabs, popups, workers. */
  list(): Promise<readonly TargetInfo[]>;
  attach(target: TargetInfo): Promise<CDPSession>;
  close(target: TargetInfo): Promise<void>;
}

/**
 * Puppeteer attaches itself to each new tab and worker, which slows them down: from now on it does not, and its pages and
 * targets are of no use any more.
 */
export async function stopAttaching(browser: Browser): Promise<DetachedChromium> {
  const connection = (await browser.target().createCDPSession()).connection();
  if (!connection) throw new Error('No connection to the browser');
  await connection.send('Target.setAutoAttach', { autoAttach: false, waitForDebuggerOnStart: false, flatten: true });
  return {
    list: async () => (await connection.send('Target.getTargets')).targetInfos,
    attach: target => connection.createSession(target),
    close: async ({ targetId }) => {
      // It may close by itself meanwhile.
      await connection.send('Target.closeTarget', { targetId }).catch(() => undefined);
    },
  };
}

/** Evaluates code in the page of a session; throws what it throws. */
export function evaluateIn(session: CDPSession): (expression: string) => Promise<unknown> {
  return async expression => {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      ...{ expression, awaitPromise: true, returnByValue: true },
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
}

import { pause } from '../../test/e2e/harness/browser-under-test.ts';
import type { BenchDriver, Side } from './bench-driver.ts';

/** What a launch finds when the click comes. */
export interface Readiness {
  /** Whether the worker is stopped. */
  readonly isStopped: boolean;
  /** Whether it has no credentials yet, and no identity. */
  readonly isFirst: boolean;
}

/** Any worker's answer to this says that it runs. */
export const knock = `chrome.runtime.sendMessage({ type: 'knock', request: {} })`;

/** How long a popup is looked at before the click, in milliseconds; what it begins when it opens is done by then. */
const lookMilliseconds = 500;

/** Brings about what a launch shall find, once its popup is open. */
export async function prepareLaunch(driver: BenchDriver, side: Side, readiness: Readiness): Promise<void> {
  await driver.evaluate(side, knock);
  if (readiness.isFirst) {
    await driver.evaluate(
      side,
      `chrome.storage.session.get().then(items =>
        chrome.storage.session.remove(Object.keys(items).filter(key => ${side.kept}.test(key))))`,
    );
  }
  await pause(lookMilliseconds);
  if (readiness.isStopped) await driver.stopWorkers();
}

import type { World } from '../../test/e2e/harness/world.ts';

/** One of the two extensions in the browser. */
export interface Side {
  readonly name: 'product' | 'bare';
  /** As `runtime.id` tells it. */
  readonly id: string;
  /** Of its pages: scheme and host. */
  readonly origin: string;
  /** Its page in the background, where the browser API is reached, without a leading slash. */
  readonly home: string;
  /** The page that its toolbar button opens. */
  readonly popup: string;
  /** An expression for the element of the popup that launches. */
  readonly button: string;
  /** The keys of `storage.session` where it keeps credentials, and the identity that they are for. */
  readonly kept: RegExp;
}

/** A popup that is open. */
export interface OpenPopup {
  /** Presses the mouse button on the element; what it resolves to asks the browser to let it go, which is the click. */
  press(expression: string): Promise<() => Promise<void>>;
}

/** The browser of a bench, with as little attached to it as possible. */
export interface BenchDriver {
  /** Evaluates code in the extension's page in the background. */
  evaluate(side: Side, expression: string): Promise<unknown>;
  /** Opens the popup as a page that can be clicked; resolves when its button is there. */
  openPopup(side: Side): Promise<OpenPopup>;
  /** Opens the popup at the toolbar; resolves to when it was told to, in milliseconds since the epoch. */
  openPanel(side: Side): Promise<number>;
  /** Stops the workers of both as if they had been idle; resolves when they are gone. */
  stopWorkers(): Promise<void>;
  /** Closes popups, and tabs of Studio. */
  closeOpened(): Promise<void>;
}

export type StartDriver = (world: World, sides: readonly Side[]) => Promise<BenchDriver>;

/** Whether a launch may have opened it, or a look at a popup: a page of Studio, or one of an extension's but its home. */
export function isOpened(sides: readonly Side[], address: string): boolean {
  if (/^https:\/\/[^/]+\.(sagemaker\.aws|aws\.amazon\.com)\//.test(address)) return true;
  return sides.some(({ origin, home }) => address.startsWith(`${origin}/`) && !address.startsWith(`${origin}/${home}`));
}

export function popupOf({ origin, popup }: Side): string {
  return `${origin}/${popup}`;
}

/** An expression for where to click on an element, or for `null` while it is not there. */
export function placeOf(expression: string): string {
  return `(() => {
    const found = ${expression};
    if (!found) return null;
    const { x, y, width, height } = found.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  })()`;
}

import * as v from 'valibot';
import { openInValues } from '../../core/configuration/profile';
import { browser } from '../api/browser';
import { isHeld, withLock } from '../api/with-lock';

const pressSchema = v.variant('type', [
  v.object({ type: v.literal('command'), command: v.string(), windowId: v.optional(v.number()) }),
  v.object({ type: v.literal('entered'), text: v.string(), openIn: v.picklist(openInValues) }),
]);

/** A pressed key or an entered text, whose profile has to be looked up before a launch can be asked for. */
export type Press = v.InferOutput<typeof pressSchema>;

const pressKey = (askId: string) => `pressed:${askId}`;

/**
 * Stores a press before anything is read, and then acts on it. If the worker is stopped before it has asked for a
 * launch with this id, the next worker reports the interruption.
 */
export async function notePress(press: Press, act: (askId: string) => Promise<void>): Promise<void> {
  const askId = crypto.randomUUID();
  const key = pressKey(askId);
  void browser.storage.session.set({ [key]: press }).catch(() => undefined);
  // The ask that follows has another lock.
  await withLock(key, () => act(askId)).finally(() => forgetPress(askId));
}

/** A press that an earlier worker did not act on. */
export interface LostPress {
  /** The id that its ask has, or would have had. */
  readonly askId: string;
  readonly press: Press;
  /** Whether a launch was asked for: its ask, or its launch, is stored and tells the rest. */
  readonly isAsked: boolean;
}

export async function findLostPresses(): Promise<LostPress[]> {
  const items = await browser.storage.session.get(null);
  const found = Object.entries(items).flatMap(([key, value]) => {
    const parsed = key.startsWith(pressKey('')) ? v.safeParse(pressSchema, value) : undefined;
    const askId = key.slice(pressKey('').length);
    const isAsked = `ask:${askId}` in items || `taken:${askId}` in items;
    return parsed?.success ? [{ askId, press: parsed.output, isAsked }] : [];
  });
  const free = await Promise.all(found.map(async ({ askId }) => !(await isHeld(pressKey(askId)))));
  return found.filter((_, index) => free[index]);
}

export async function forgetPress(askId: string): Promise<void> {
  await browser.storage.session.remove(pressKey(askId));
}

import * as v from 'valibot';
import { type Ask, type StoredAsk, storedAskSchema } from '../../core/launch/ask';
import { type Flight, flightSchema } from '../../core/launch/flight';
import { flightOf } from '../../core/launch/launch-request';
import type { StoredItems } from '../../core/store/store-layout';
import { browser } from '../api/browser';
import { storageItem } from '../api/storage-item';
import { ifFree } from '../api/with-lock';

// Everything that is stored about launches, in `storage.session`. Each item has one writer at a time: whoever asks
// writes the ask, and whoever holds the flight's lock writes the flight. So no item has to be read before it is
// written, and no further lock is needed to write one.

/** The latest launch of a key. */
export const flightItem = (key: string) => storageItem('session', flightKey(key), flightSchema);

/** An ask for a launch. Stored before the worker hears of the ask. */
export const askItem = (askId: string) => storageItem('session', askKey(askId), storedAskSchema);

/** The latest ask, whose launch is the one to show. */
export const latestAsk = storageItem('session', 'latestAsk', v.object({ askId: v.string(), key: v.string() }));

/** Held while a launch of this key is under way or is being settled. */
export const flightLock = (key: string) => `launch:${key}`;

/** Held by the worker that runs this launch. Released when the launch ends or the worker is stopped. */
export const launchLock = (id: string) => `flying:${id}`;

/** Held by whoever asks, until the ask is answered. Released when the page is closed or the worker is stopped. */
export const askLock = (askId: string) => `ask:${askId}`;

const flightKey = (key: string) => `flight:${key}`;
const askKey = (askId: string) => `ask:${askId}`;
/** The id of the launch that took an ask: a launch that began for the ask, or one under way that the ask joined. */
const takenKey = (askId: string) => `taken:${askId}`;
/** How many launches there have been. The count orders launches, which a clock cannot do reliably. */
const countKey = 'launchCount';

/** Stores an ask and marks it as the latest, in one call and without reading anything. */
export async function storeAsk(ask: Ask, hasPage: boolean): Promise<void> {
  const stored: StoredAsk = { ask, hasPage, at: Date.now() };
  await storeAll({ [askKey(ask.askId)]: stored, latestAsk: { askId: ask.askId, key: flightOf(ask.request) } });
}

/** Stores a launch that begins, and that the launch took this ask: both or neither. */
export async function storeTaken(flight: Flight, askId: string): Promise<void> {
  const { id, key, number } = flight;
  await storeAll({ [flightKey(key)]: flight, [takenKey(askId)]: id, [countKey]: number });
}

/** Stores that an ask shares a launch that is under way. */
export async function storeJoined(id: string, askId: string): Promise<void> {
  await storeAll({ [takenKey(askId)]: id });
}

/** Stores the progress of a launch. */
export async function storeFlight(flight: Flight): Promise<void> {
  await storeAll({ [flightKey(flight.key)]: flight });
}

const readSchema = v.object({
  ask: v.fallback(v.optional(storedAskSchema), undefined),
  flight: v.fallback(v.optional(flightSchema), undefined),
  taken: v.fallback(v.optional(v.string()), undefined),
  count: v.fallback(v.optional(v.number(), 0), 0),
});

/** An ask, the launch that took it by its id, the latest launch of its key, and how many launches there have been. */
export type Asked = v.InferOutput<typeof readSchema>;

/** Reads what is stored about an ask and its key. */
export async function readAsked(key: string, askId: string): Promise<Asked> {
  return pickAsked(key, askId, await browser.storage.session.get(namesOf(key, askId)));
}

/** The same, among items of `storage.session` that have been read together. */
export function pickAsked(key: string, askId: string, items: StoredItems): Asked {
  const [ask, flight, taken, count] = namesOf(key, askId).map(name => items[name]);
  return v.parse(readSchema, { ask, flight, taken, count });
}

function namesOf(key: string, askId: string): string[] {
  return [askKey(askId), flightKey(key), takenKey(askId), countKey];
}

/** Everything that is stored about launches. For the worker only, because this reads all of `storage.session`. */
export async function readLaunches() {
  const entries = Object.entries(await browser.storage.session.get(null));
  const parseAll = <T>(prefix: string, schema: v.GenericSchema<unknown, T>): [string, T][] =>
    entries
      .flatMap(([name, value]) => {
        const parsed = name.startsWith(prefix) ? v.safeParse(schema, value) : undefined;
        return parsed?.success ? [[name.slice(prefix.length), parsed.output] as const] : [];
      })
      .map(([name, value]) => [name, value]);
  return {
    flights: parseAll(flightKey(''), flightSchema).map(([, flight]) => flight),
    asks: parseAll(askKey(''), storedAskSchema).map(([, ask]) => ask),
    taken: new Map(parseAll(takenKey(''), v.string())),
  };
}

/** How many launches are remembered. */
const maximumFlights = 20;

/**
 * Of all launches but the latest `kept`, forgets those that have ended. Also forgets each ask whose launch is no longer
 * stored, except the latest ask. For the worker only.
 */
export async function forgetOldLaunches(kept = maximumFlights): Promise<void> {
  const [{ flights, asks, taken }, latest] = await Promise.all([readLaunches(), latestAsk.get()]);
  const old = flights.sort((one, other) => other.number - one.number).slice(kept);
  const ended = old.filter(({ outcome }) => outcome);
  // A key is skipped if a new launch with it is beginning right now.
  await Promise.all(
    ended.map(({ key }) => ifFree(flightLock(key), () => browser.storage.session.remove(flightKey(key)))),
  );
  const forgotten = new Set(ended);
  const known = new Set(flights.filter(flight => !forgotten.has(flight)).map(({ id }) => id));
  const isOver = (id: string | undefined) => id !== undefined && !known.has(id);
  const ids = new Set([...asks.map(({ ask }) => ask.askId), ...taken.keys()]);
  const over = [...ids].filter(askId => isOver(taken.get(askId)) && askId !== latest?.askId);
  if (over.length > 0) await browser.storage.session.remove(over.flatMap(askId => [askKey(askId), takenKey(askId)]));
}

/** Calls back when anything about a launch has changed; returns how to stop. */
export function onLaunchesChanged(callback: () => void): () => void {
  const { onChanged } = browser.storage.session;
  const listener = (changes: object) => {
    if (Object.keys(changes).some(name => /^(flight:|ask:|taken:|latestAsk$)/.test(name))) callback();
  };
  onChanged.addListener(listener);
  return () => onChanged.removeListener(listener);
}

/**
 * Stores items. If there is no room, ended launches are forgotten to make some. If there is still no room, the items
 * are removed, because no value is better than an outdated one. Either way the launch goes on.
 */
async function storeAll(items: Record<string, unknown>): Promise<void> {
  const { session } = browser.storage;
  await session
    .set(items)
    .catch(async () => {
      await forgetOldLaunches(0);
      await session.set(items);
    })
    .catch(() => session.remove(Object.keys(items)));
}

import * as v from 'valibot';
import { expected } from './expected-forms';

/**
 * How much a document may hold, so that nothing without bounds is stored, shown and searched: far more than anybody needs,
 * and little enough to be read at each start. `entry` counts the characters of one connection's or profile's JSON, or of all
 * in a document that is no list; members that this version does not know are among them.
 */
export const entryLimits = {
  ...{ connections: 1_000, profiles: 20_000, scopes: 50, scope: 256, keywords: 100, keyword: 100 },
  ...{ address: 1_024, name: 1_024, landingUri: 4_096, entry: 32_768 },
} as const;

/** A text that AWS bounds, which is judged at the launch, in bounds of ours. */
export const boundedText = (max: number) => v.pipe(v.string(), v.maxLength(max));

/** The check of a whole entry's size. */
export const smallEntry = <T>() => v.check<T, string>(isSmall, expected('formEntrySize'));

/** A list with so many items at most. */
export const atMostItems = <T>(max: number) => v.maxLength<T[], number, string>(max, expected('formListLength'));

/** Whether a value is JSON of at most `entryLimits.entry` characters. */
export function isSmall(value: unknown): boolean {
  try {
    return JSON.stringify(value).length <= entryLimits.entry;
  } catch {
    // A cycle, or a value that JSON does not know.
    return false;
  }
}

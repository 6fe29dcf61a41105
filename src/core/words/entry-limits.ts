import * as v from 'valibot';
import { expected } from './expected-forms';

/**
 * The limits of a document, so that nothing unbounded is stored, shown or searched. They are far higher than anybody
 * needs, and low enough to be read at each start. `entry` counts the characters of the JSON of one connection or
 * profile, or of all members of the document other than its lists. Unknown members count, too.
 */
export const entryLimits = {
  ...{ connections: 1_000, profiles: 20_000, scopes: 50, scope: 256, keywords: 100, keyword: 100 },
  ...{ address: 1_024, name: 1_024, landingUri: 4_096, entry: 32_768 },
} as const;

/** A text with a bound of ours. AWS's own bounds are checked at launch. */
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

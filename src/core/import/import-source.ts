import * as v from 'valibot';
import { sharedFileAddressSchema } from '../configuration/connection';
import { boundedText } from '../words/entry-limits';

/** The longest text that a link carries, in bytes of UTF-8. What is longer belongs into a file. */
export const longestLinkedText = 10_000;

/** The longest address of a tab that is read, as in a launch link. */
const longestTabAddress = 4_096;

/** Checked where Settings takes it, too: what is stored may come from another version. */
export const importSourceSchema = v.variant('type', [
  /** A file to fetch: its address follows the rules of a shared file's. */
  v.object({ type: v.literal('file'), address: sharedFileAddressSchema }),
  v.object({ type: v.literal('text'), text: boundedText(longestLinkedText) }),
  /** The tab that was in front; without an address where the browser told none, or it is no page of Studio. */
  v.object({
    type: v.literal('tab'),
    address: v.exactOptional(boundedText(longestTabAddress)),
    tabId: v.exactOptional(v.number()),
  }),
]);

/** What another page or the toolbar button's menu hands to the import in Settings. */
export type ImportSource = v.InferOutput<typeof importSourceSchema>;

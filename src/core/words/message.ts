// For its keys alone: the texts themselves are read by the browser (browser/api/translate.ts).
import type messages from '../../../public/_locales/en/messages.json';

type Messages = typeof messages;

export type MessageKey = keyof Messages;

/** The keys that have a text for one and a text for other numbers: `profileCount` of `profileCount_one` and `_other`. */
export type PluralKey = MessageKey extends infer K ? (K extends `${infer Base}_other` ? Base : never) : never;

/** What stands in a message's placeholders, by their names; nothing for a message without any. */
export type ValuesOf<K> = K extends MessageKey
  ? Messages[K] extends { placeholders: infer P }
    ? [values: { readonly [Name in keyof P]: MessageValue }]
    : []
  : never;

export type MessageValue = Words | number;

/** A text to be shown, in whatever language: the pure modules name it, and a page translates it. */
export interface Message {
  readonly key: MessageKey;
  readonly values?: Readonly<Record<string, MessageValue>>;
}

/** A text that is shown as it is (a name, a value, what somebody else said), or a message. */
export type Words = string | Message;

export function message<K extends MessageKey>(key: K, ...[values]: ValuesOf<K>): Message {
  return values === undefined ? { key } : { key, values };
}

/** How a page turns a message into text: given to what may not name the browser. */
export type Translate = (words: Words) => string;

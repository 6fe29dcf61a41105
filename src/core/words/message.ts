// Imported only for its keys. The browser reads the texts themselves (browser/api/translate.ts).
import type messages from '../../../public/_locales/en/messages.json';

type Messages = typeof messages;

export type MessageKey = keyof Messages;

/**
 * The keys that have a text for one and a text for other numbers: `profileCount` of `profileCount_one` and `_other`.
 */
export type PluralKey = MessageKey extends infer K ? (K extends `${infer Base}_other` ? Base : never) : never;

/** The values for a message's placeholders, by name; empty for a message without placeholders. */
export type ValuesOf<K> = K extends MessageKey
  ? Messages[K] extends { placeholders: infer P }
    ? [values: { readonly [Name in keyof P]: MessageValue }]
    : []
  : never;

export type MessageValue = Words | number;

/** A text to show in any language: a module in core names the text, and a page translates it. */
export interface Message {
  readonly key: MessageKey;
  readonly values?: Readonly<Record<string, MessageValue>>;
}

/** A text that is shown as it is (a name, a value, what somebody else said), or a message. */
export type Words = string | Message;

export function message<K extends MessageKey>(key: K, ...[values]: ValuesOf<K>): Message {
  return values === undefined ? { key } : { key, values };
}

/** Turns a message into text. Pages pass this function to modules that must not use the browser's API. */
export type Translate = (words: Words) => string;

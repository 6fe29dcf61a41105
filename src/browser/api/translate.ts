import {
  type MessageKey,
  type MessageValue,
  message,
  type PluralKey,
  type ValuesOf,
  type Words,
} from '../../core/words/message';
import { messageSubstitutions } from '../../core/words/message-substitutions';
import { browser } from './browser';

/** A text of `public/_locales` in the browser's language, or else in English. */
export function t<K extends MessageKey>(key: K, ...values: ValuesOf<K>): string {
  return translate(message(key, ...values));
}

/**
 * A text that depends on a number. The placeholder `$COUNT$` shows the number; `values` fill the other placeholders.
 */
export function plural(key: PluralKey, count: number, values: Readonly<Record<string, MessageValue>> = {}): string {
  const language = t('languageTag');
  const form = new Intl.PluralRules(language).select(count) === 'one' ? 'one' : 'other';
  return translate({ key: `${key}_${form}`, values: { ...values, count: count.toLocaleString(language) } });
}

/** Translates a message that a pure module named; a text stays as it is. */
export function translate(words: Words): string {
  return typeof words === 'string' ? words : browser.i18n.getMessage(words.key, messageSubstitutions(words, translate));
}

/** Translates every message of a record, such as the problems of a form's fields. */
export function translateAll<K extends string>(messages: Partial<Record<K, Words>>): Partial<Record<K, string>> {
  const texts: Partial<Record<K, string>> = {};
  for (const name in messages) {
    const words = messages[name];
    if (words !== undefined) texts[name] = translate(words);
  }
  return texts;
}

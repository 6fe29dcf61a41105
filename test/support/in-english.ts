import german from '../../public/_locales/de/messages.json' with { type: 'json' };
import english from '../../public/_locales/en/messages.json' with { type: 'json' };
import japanese from '../../public/_locales/ja/messages.json' with { type: 'json' };
import type { Problem } from '../../src/core/words/describe-issue';
import type { MessageKey, Words } from '../../src/core/words/message';
import { messageSubstitutions } from '../../src/core/words/message-substitutions';

type Texts = Readonly<Record<MessageKey, Entry>>;

interface Entry {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

/** The texts of every language that there is. */
export const languages = { English: english, German: german, Japanese: japanese };

/** A message as the browser would show it in the language of these texts. */
export function inLanguage(texts: Texts, words: Words): string {
  if (typeof words === 'string') return words;
  const entry = texts[words.key];
  const values = messageSubstitutions(words, inner => inLanguage(texts, inner));
  return entry.message.replace(/\$([A-Z]+)\$/g, (_, name: string) => {
    const { content = '' } = entry.placeholders?.[name.toLowerCase()] ?? {};
    return values[Number(content.slice(1)) - 1] ?? '';
  });
}

/** A message as the browser would show it in English. */
export function inEnglish(words: Words): string {
  return inLanguage(english, words);
}

/** The problems of something that was parsed, in English. */
export function problemsInEnglish(
  parsed: { readonly ok: true } | { readonly ok: false; readonly problems: readonly Problem[] },
): Record<keyof Problem, string>[] {
  return parsed.ok ? [] : parsed.problems.map(problemInEnglish);
}

export function problemInEnglish({ path, expected, found }: Problem): Record<keyof Problem, string> {
  return { path: inEnglish(path), expected: inEnglish(expected), found: inEnglish(found) };
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findStyleProblems, type Language } from './support/message-style';
import { textsInCode, textsOnButtons } from './support/texts-in-code';

interface Entry {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const localesFolder = 'public/_locales';
const messagesOf = (locale: string): Record<string, Entry> =>
  JSON.parse(read(`${localesFolder}/${locale}/messages.json`));
const english = messagesOf('en');
const others: readonly Language[] = ['de', 'ja'];

const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter(name => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
  .map(name => `src/${name.replaceAll('\\', '/')}`);

const inCode = new Set(sources.flatMap(path => textsInCode(path, read(path))));
const onButtons = new Set(sources.flatMap(path => textsOnButtons(path, read(path))));
const inManifest = new Set([...read('manifest.json').matchAll(/__MSG_(\w+)__/g)].map(([, key]) => key ?? ''));
/** A text with a plural is named without its form. */
const nameOf = (key: string) => key.replace(/_(one|other)$/, '');

describe('the texts', () => {
  // A key that code names and that is not there is an error of types: MessageKey (src/core/words/message.ts).
  test('there is none that nothing uses', () => {
    const unused = Object.keys(english).filter(key => !inCode.has(nameOf(key)) && !inManifest.has(key));
    expect(unused).toEqual([]);
  });

  test('the manifest names none that is missing', () => {
    expect([...inManifest].filter(key => !(key in english))).toEqual([]);
    expect(inManifest.size).toBeGreaterThan(0);
  });

  test('each text with a form for one has a form for others, and the other way round', () => {
    const forms = Object.keys(english).filter(key => nameOf(key) !== key);
    expect(forms.filter(key => !(`${nameOf(key)}_one` in english) || !(`${nameOf(key)}_other` in english))).toEqual([]);
  });
});

test('there are English, German and Japanese texts', () => {
  expect(readdirSync(join(root, localesFolder)).sort()).toEqual(['de', 'en', 'ja']);
});

test('the buttons’ texts are found in the code', () => {
  expect([...onButtons]).toEqual(expect.arrayContaining(['cancel', 'launchNow', 'deleteWith']));
});

describe.each<Language>(['en', ...others])('in %s', locale => {
  const messages = messagesOf(locale);

  test('every text is there, and no other', () => {
    expect(Object.keys(messages)).toEqual(Object.keys(english));
  });

  test('no text is empty', () => {
    expect(Object.keys(messages).filter(key => messages[key]?.message.trim() === '')).toEqual([]);
  });

  test('every text is as short and as plain as the style asks', () => {
    const problems = Object.entries(messages).flatMap(([key, { message }]) => {
      const isOnButton = onButtons.has(key) || onButtons.has(nameOf(key));
      return findStyleProblems(locale, { key, message, isOnButton }).map(problem => `${key}: ${problem}`);
    });
    expect(problems).toEqual([]);
  });

  test('every text has the placeholders of the English one, numbered in the order of their names', () => {
    const others = Object.entries(messages).filter(([key, { message, placeholders = {} }]) => {
      const names = Object.keys(english[key]?.placeholders ?? {}).sort();
      const numbers = Object.fromEntries(names.map((name, index) => [name, { content: `$${index + 1}` }]));
      return JSON.stringify([placeholders, usedIn(message)]) !== JSON.stringify([numbers, names]);
    });
    expect(others).toEqual([]);
  });
});

/** The names of the placeholders in a text: `name` of `$NAME$`. */
function usedIn(message: string): string[] {
  return [...new Set([...message.matchAll(/\$([A-Z]+)\$/g)].map(([, name = '']) => name.toLowerCase()))].sort();
}

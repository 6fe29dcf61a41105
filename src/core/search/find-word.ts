import uFuzzy from '@leeoniya/ufuzzy';
import { whenUsed } from '../util/when-used';
import type { FoldedText } from './fold-text';

/** How well a word fits a text; more is better, 0 is not at all. */
export const wordFit = { none: 0, typo: 1, inside: 2, wordStart: 3, textStart: 4 } as const;
export type WordFit = (typeof wordFit)[keyof typeof wordFit];

/** One typo (a letter more, less, other, or two exchanged) in runs of 4 letters and more; none in numbers. */
const tolerant: uFuzzy.Options = {
  intraMode: 1,
  intraRules: run => {
    const typos = /^\D{4,}$/.test(run) ? 1 : 0;
    return { intraSlice: [0, Infinity], intraIns: typos, intraSub: typos, intraTrn: typos, intraDel: typos };
  },
  // Not the locale's: Turkish has another lower case for I.
  toLower: text => text.toLowerCase(),
  toUpper: text => text.toUpperCase(),
};
// With a typo, a word would match in the middle of too many others (`acme` in `readme`), so only starts of words match.
// That mode knows only words of Latin letters.
const latin = whenUsed(() => new uFuzzy({ ...tolerant, intraChars: '[a-z]', interLft: 2 }));
const unicode = whenUsed(
  () =>
    new uFuzzy({
      ...tolerant,
      unicode: true,
      interSplit: '[^\\p{L}\\d]+',
      intraSplit: '\\p{Ll}\\p{Lu}',
      interBound: '[^\\p{L}\\d]',
      intraBound: '\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}',
      intraChars: '\\p{L}',
      intraContr: "'\\p{L}{1,2}\\b",
    }),
);

/** Longer words are searched for without typos: the expression for typos grows with the square of the length. */
const longestTolerantWord = 40;

/** The folded words of a search, each once. Quotes are not syntax here, though they are in uFuzzy. */
export function splitWords(folded: string): string[] {
  return [...new Set(folded.split(/[\s'"]+/).filter(Boolean))];
}

/** The best occurrence of a word as it is: at the start of the text, of a word in it, or else the first. */
export function findWord(text: FoldedText, word: string): { fit: WordFit; start: number } | undefined {
  const first = text.folded.indexOf(word);
  if (first < 0) return undefined;
  if (first === 0) return { fit: wordFit.textStart, start: 0 };
  for (let start = first; start >= 0; start = text.folded.indexOf(word, start + 1)) {
    if (isWordStart(text, start)) return { fit: wordFit.wordStart, start };
  }
  return { fit: wordFit.inside, start: first };
}

/** Which of the texts have a word with one typo. */
export function findWithTypo(texts: string[], word: string, indices: number[]): number[] {
  return fuzzyFor(word)?.filter(texts, word, indices) ?? [];
}

/** Where a text has a word with one typo: uFuzzy's ranges, in pairs. */
export function findTypoRanges(text: string, word: string): [start: number, end: number][] {
  const fuzzy = fuzzyFor(word);
  if (fuzzy?.filter([text], word)?.length !== 1) return [];
  const ranges = fuzzy.info([0], [text], word).ranges[0] ?? [];
  return ranges.flatMap((start, index) => (index % 2 === 0 ? [[start, ranges[index + 1] ?? start]] : []));
}

function fuzzyFor(word: string): uFuzzy | undefined {
  // `eexxaacctt` is uFuzzy's own placeholder for a quoted text, and would break its search.
  if (word.length > longestTolerantWord || !/[\p{L}\d]/u.test(word) || word.includes('eexxaacctt')) return undefined;
  return /^[ -~]*$/.test(word) ? latin() : unicode();
}

function isWordStart({ original, origins }: FoldedText, start: number): boolean {
  const index = origins?.[start] ?? start;
  const before = original.slice(0, index).at(-1) ?? ' ';
  const first = original[index] ?? '';
  if (!/[\p{L}\p{M}\d]/u.test(before)) return true;
  return (/\p{Ll}/u.test(before) && /\p{Lu}/u.test(first)) || /\d/.test(before) !== /\d/.test(first);
}

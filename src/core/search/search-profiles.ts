import type { Profile } from '../configuration/profile';
import { describeProfile, searchWordsOf } from '../kinds/describe-profile';
import { findTypoRanges, findWithTypo, findWord, splitWords } from './find-word';
import { type FoldedText, foldText, unfoldRange } from './fold-text';

export interface SearchEntry {
  readonly profile: Profile;
  readonly connectionName: string;
}

/** A part of a text that the search met, from `start` up to and without `end`, in UTF-16 code units. */
export type Mark = readonly [start: number, end: number];

export interface SearchResult {
  readonly profile: Profile;
  /** The parts of the profile's name to mark; computed on access. */
  readonly nameMarks: readonly Mark[];
  /** The parts of `describeProfile(profile)` to mark; computed on access. */
  readonly detailMarks: readonly Mark[];
}

interface IndexedProfile {
  readonly profile: Profile;
  readonly name: FoldedText;
  readonly detail: FoldedText;
  /** Name, keywords, and all the rest: the three ranks of hits. */
  readonly fields: readonly [FoldedText, FoldedText, FoldedText];
}

export interface SearchIndex {
  readonly entries: readonly IndexedProfile[];
  /** For each entry all that is searched, in which uFuzzy looks for words with a typo. */
  readonly texts: string[];
}

/** Ranks: fewer typos first, then the field, then how the word stands in it. */
const typoWeight = -1_000_000;
const fieldWeights = [200, 100, 0] as const;

/** If so many profiles have the exact words, the search does not look for typos. */
const enoughResults = 50;

/** Prepares a list of profiles once, so that the search at each keystroke (`searchProfiles`) is cheap. */
export function indexProfiles(entries: readonly SearchEntry[]): SearchIndex {
  const indexed = entries.map(indexProfile);
  return { entries: indexed, texts: indexed.map(({ fields }) => fields.map(({ folded }) => folded).join('\n')) };
}

/**
 * The profiles that have each word of the search in their name, keywords, domain, user, space, app or connection. The
 * order of the words, case and diacritics do not matter. If there are few results, words of 4 letters and more may have
 * a typo. The best results come first: exact words before typos, then hits in the name, in keywords and in the rest,
 * then starts of words before hits within words. Equal results keep their order. A search without words finds all
 * profiles. `count` is the maximum number of results. Never throws.
 */
export function searchProfiles(
  index: SearchIndex,
  text: string,
  count = Number.POSITIVE_INFINITY,
): readonly SearchResult[] {
  const words = splitWords(foldText(text).folded);
  const exact = scoreWords(index, words, false);
  // Typos matter only if there are few exact results: they come last, and are the most expensive part of the search.
  const scores = exact.size < enoughResults ? scoreWords(index, words, true) : exact;
  return inOrder(scores)
    .slice(0, count)
    .flatMap(position => {
      const entry = index.entries[position];
      return entry ? [toResult(entry, words)] : [];
    });
}

/** The scores of the profiles that have all the words, by position. */
function scoreWords(index: SearchIndex, words: readonly string[], withTypos: boolean): Map<number, number> {
  let scores = new Map(index.entries.map((_, position) => [position, 0]));
  for (const word of words) scores = scoreWord(index, word, scores, withTypos);
  return scores;
}

/** Adds the score of a word in each profile, and leaves out profiles without the word. */
function scoreWord(
  { entries, texts }: SearchIndex,
  word: string,
  before: ReadonlyMap<number, number>,
  withTypos: boolean,
): Map<number, number> {
  const scores = new Map<number, number>();
  const others: number[] = [];
  for (const [position, score] of before) {
    // Most profiles do not have the word, and one look at the whole text shows that.
    const worth = texts[position]?.includes(word) ? worthOf(entries[position], word) : undefined;
    if (worth === undefined) others.push(position);
    else scores.set(position, score + worth);
  }
  if (!withTypos) return scores;
  for (const position of findWithTypo(texts, word, others)) {
    scores.set(position, (before.get(position) ?? 0) + typoWeight);
  }
  return scores;
}

/** The positions, the best score first; positions with the same score keep the order of the list. */
function inOrder(scores: ReadonlyMap<number, number>): number[] {
  const positions = new Map<number, number[]>();
  for (const [position, score] of scores) {
    const alike = positions.get(score);
    if (alike) alike.push(position);
    else positions.set(score, [position]);
  }
  return [...positions].sort(([a], [b]) => b - a).flatMap(([, alike]) => alike.sort((a, b) => a - b));
}

function worthOf(entry: IndexedProfile | undefined, word: string): number | undefined {
  for (const [rank, field] of entry?.fields.entries() ?? []) {
    const found = findWord(field, word);
    if (found) return (fieldWeights[rank] ?? 0) + found.fit;
  }
  return undefined;
}

function indexProfile({ profile, connectionName }: SearchEntry): IndexedProfile {
  const name = foldText(profile.name);
  const detail = foldText(describeProfile(profile));
  const rest = [detail.original, searchWordsOf(profile), connectionName, profile.region].filter(Boolean).join(' · ');
  return { profile, name, detail, fields: [name, foldText((profile.keywords ?? []).join(' · ')), foldText(rest)] };
}

function toResult(entry: IndexedProfile, words: readonly string[]): SearchResult {
  // Only rows that are on the screen need their marks.
  return {
    profile: entry.profile,
    get nameMarks() {
      return findMarks(entry, entry.name, words);
    },
    get detailMarks() {
      return findMarks(entry, entry.detail, words);
    },
  };
}

function findMarks({ fields }: IndexedProfile, text: FoldedText, words: readonly string[]): Mark[] {
  const marks = words.flatMap(word => {
    const found = findWord(text, word);
    if (found) return [unfoldRange(text, found.start, found.start + word.length)];
    // A word that was found exactly in another field is not marked with a typo here.
    if (fields.some(field => field.folded.includes(word))) return [];
    return findTypoRanges(text.folded, word).map(([start, end]) => unfoldRange(text, start, end));
  });
  return mergeMarks(marks.filter(([start, end]) => end > start));
}

function mergeMarks(marks: readonly Mark[]): Mark[] {
  const merged: Mark[] = [];
  for (const mark of [...marks].sort(([a], [b]) => a - b)) {
    const last = merged.at(-1);
    if (last && mark[0] <= last[1]) merged[merged.length - 1] = [last[0], Math.max(last[1], mark[1])];
    else merged.push(mark);
  }
  return merged;
}

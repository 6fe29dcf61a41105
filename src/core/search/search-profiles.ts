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
  /** What to mark in the profile's name; found out when it is asked for. */
  readonly nameMarks: readonly Mark[];
  /** What to mark in `describeProfile(profile)`; found out when it is asked for. */
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

/** With so many profiles that have the words as they are, nobody looks for those that have them with a typo. */
const enoughResults = 50;

/** Prepares profiles to be searched, once for a list: what a keystroke costs is in `searchProfiles`. */
export function indexProfiles(entries: readonly SearchEntry[]): SearchIndex {
  const indexed = entries.map(indexProfile);
  return { entries: indexed, texts: indexed.map(({ fields }) => fields.map(({ folded }) => folded).join('\n')) };
}

/**
 * The profiles that have each word of the search in their name, keywords, domain, user, space, app or connection: in
 * any order of the words, whatever the case and diacritics; where few have them, also with a typo in words of 4 letters
 * and more. The best
 * come first: words as they are before words with a typo, hits in the name before those in keywords, those before the
 * rest, starts of words before what is within; else they keep their order. A search without words gives all. `count` is
 * how many are wanted at most. Never throws.
 */
export function searchProfiles(
  index: SearchIndex,
  text: string,
  count = Number.POSITIVE_INFINITY,
): readonly SearchResult[] {
  const words = splitWords(foldText(text).folded);
  const exact = scoreWords(index, words, false);
  // Typos matter where little is found without: they come last, and looking for them costs more than all the rest.
  const scores = exact.size < enoughResults ? scoreWords(index, words, true) : exact;
  return inOrder(scores)
    .slice(0, count)
    .flatMap(position => {
      const entry = index.entries[position];
      return entry ? [toResult(entry, words)] : [];
    });
}

/** What each profile is worth that has all the words, by its position. */
function scoreWords(index: SearchIndex, words: readonly string[], withTypos: boolean): Map<number, number> {
  let scores = new Map(index.entries.map((_, position) => [position, 0]));
  for (const word of words) scores = scoreWord(index, word, scores, withTypos);
  return scores;
}

/** Adds what a word is worth in each profile, and leaves out those that do not have it. */
function scoreWord(
  { entries, texts }: SearchIndex,
  word: string,
  before: ReadonlyMap<number, number>,
  withTypos: boolean,
): Map<number, number> {
  const scores = new Map<number, number>();
  const others: number[] = [];
  for (const [position, score] of before) {
    // Most have it nowhere, which one look tells.
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

/** The positions, the best first, and those of one score as they are in the list. */
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
    // What was found as it is elsewhere was not found by a typo here.
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

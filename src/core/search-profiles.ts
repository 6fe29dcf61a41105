import { describeProfile } from './describe-profile';
import { findTypoRanges, findWithTypo, findWord, splitWords } from './find-word';
import { type FoldedText, foldText, unfoldRange } from './fold-text';
import { landingAppNames, parseLandingUri } from './landing-uri';
import type { Profile } from './profile';

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

/** Prepares profiles to be searched, once for a list: what a keystroke costs is in `searchProfiles`. */
export function indexProfiles(entries: readonly SearchEntry[]): SearchIndex {
  const indexed = entries.map(indexProfile);
  return { entries: indexed, texts: indexed.map(({ fields }) => fields.map(({ folded }) => folded).join('\n')) };
}

/**
 * The profiles that have each word of the search in their name, keywords, domain, user, space, app or connection: in
 * any order of the words, whatever the case and diacritics, and with a typo in words of 4 letters and more. The best
 * come first: words as they are before words with a typo, hits in the name before those in keywords, those before the
 * rest, starts of words before what is within; else they keep their order. A search without words gives all. Never throws.
 */
export function searchProfiles(index: SearchIndex, text: string): readonly SearchResult[] {
  const words = splitWords(foldText(text).folded);
  const scores = new Map(index.entries.map((_, position) => [position, 0]));
  for (const word of words) scoreWord(index, word, scores);
  return [...scores]
    .sort(([a, scoreOfA], [b, scoreOfB]) => scoreOfB - scoreOfA || a - b)
    .flatMap(([position]) => {
      const entry = index.entries[position];
      return entry ? [toResult(entry, words)] : [];
    });
}

/** Adds what a word is worth in each profile, and takes out those that do not have it. */
function scoreWord({ entries, texts }: SearchIndex, word: string, scores: Map<number, number>): void {
  const others: number[] = [];
  for (const [position, score] of scores) {
    const worth = worthOf(entries[position], word);
    if (worth === undefined) others.push(position);
    else scores.set(position, score + worth);
  }
  const withTypo = new Set(findWithTypo(texts, word, others));
  for (const position of others) {
    if (withTypo.has(position)) scores.set(position, (scores.get(position) ?? 0) + typoWeight);
    else scores.delete(position);
  }
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
  const rest = [detail.original, appName(profile), connectionName, profile.region].filter(Boolean).join(' · ');
  return { profile, name, detail, fields: [name, foldText((profile.keywords ?? []).join(' · ')), foldText(rest)] };
}

/** The app by both its names, what people call it and what AWS does. */
function appName(profile: Profile): string {
  if (profile.type === 'notebookInstance') return '';
  const landing = parseLandingUri(profile.landingUri || 'studio::');
  return landing.app === 'custom' ? landing.uri : `${landingAppNames[landing.app]} ${landing.app}`;
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

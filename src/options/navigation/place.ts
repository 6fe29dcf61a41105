import { isSection, type Section } from './sections';

/** A place in Settings, as the fragment of the page's address names it. */
export interface Place {
  /** `undefined` if the fragment names no section. */
  readonly section: Section | undefined;
  /** A part of the section: `links` of `#privacy/links`. */
  readonly part: string | undefined;
  readonly fragment: string;
}

/** Fragments that open something in a section, as other pages and bookmarks use them. */
const openers: readonly (readonly [pattern: RegExp, section: Section])[] = [
  [/^profile=/, 'profiles'],
  [/^connection=/, 'connections'],
  [/^add-connection$/, 'connections'],
  [/^demo$/, 'import'],
  [/^import-from=/, 'import'],
];

/** Reads `#connections`, `#privacy/links`, `#profile=<id>` and the like. */
export function parsePlace(fragment: string): Place {
  const text = fragment.replace(/^#/, '');
  const [name = '', part] = text.split('/');
  if (isSection(name)) return { section: name, part, fragment };
  const [, section] = openers.find(([pattern]) => pattern.test(text)) ?? [];
  return { section, part: undefined, fragment };
}

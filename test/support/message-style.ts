/** The languages of the texts. */
export type Language = 'en' | 'de' | 'ja';

/** A message as the style rules see it. */
export interface StyledMessage {
  readonly key: string;
  readonly message: string;
  /** Whether a button shows it. */
  readonly isOnButton: boolean;
}

type Limits = Readonly<Record<Language, number>>;

/** How many characters a text may have without its values. The first kind that fits a message counts. */
const kinds: readonly (readonly [kind: string, fits: (message: StyledMessage) => boolean, limits: Limits])[] = [
  ['button', ({ key, isOnButton }) => isOnButton || /^remedy[A-Z]/.test(key), { en: 36, de: 42, ja: 28 }],
  ['title', ({ key }) => /Title(Unknown)?$/.test(key), { en: 52, de: 64, ja: 38 }],
  ['cause', ({ key }) => /Cause([A-Z]\w*)?$/.test(key), { en: 190, de: 245, ja: 140 }],
  ['hint', ({ key }) => /Hint([A-Z]\w*)?$/.test(key), { en: 180, de: 220, ja: 125 }],
  ['text', () => true, { en: 190, de: 245, ja: 150 }],
];

/** British spellings, each by the letters that American English writes otherwise. */
const british =
  /\b\w*(?:organis|synchronis|recognis|authoris|customis|minimis|normalis|initialis|colour|behaviour|favour|honour|labour|cancell(?:ed|ing)|licence|centre|catalogue|dialogue|analyse|grey|towards|whilst)\w*/gi;

/** The British spellings in a text. The names of a code are no spelling: they stand in backquotes. */
export function findBritishSpellings(text: string): string[] {
  return text.replace(/```.*?```|`[^`]*`/gs, ' ').match(british) ?? [];
}

/** What is wrong with how a message is written; empty if nothing is. */
export function findStyleProblems(language: Language, styled: StyledMessage): string[] {
  const text = styled.message.replace(/\$[A-Z]+\$/g, '');
  const [kind, , limits] = kinds.find(([, fits]) => fits(styled)) ?? [];
  const limit = limits?.[language] ?? 0;
  return [
    ...([...text].length > limit ? [`${[...text].length} characters; a ${kind} may have ${limit}`] : []),
    ...(/['"]/.test(text) ? ['a straight quotation mark or apostrophe'] : []),
    // Browsers take a dollar sign for the beginning of a value, and leave it out where there is none.
    ...(text.includes('$') ? ['a dollar sign that begins no value'] : []),
    ...(/;/.test(text) ? ['a semicolon: one idea a sentence'] : []),
    ...(/options page/i.test(text) ? ['“options page” for Settings'] : []),
    ...(language === 'en' ? findBritishSpellings(text).map(word => `British: ${word}`) : []),
  ];
}

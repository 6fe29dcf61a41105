import type { MessageKey } from '../../core/words/message';

export interface AboutLink {
  readonly text: MessageKey;
  readonly address: string;
}

/** The documents that ship with the package (scripts/build/help-pages.ts), and the licenses of what is bundled. */
const documents: readonly AboutLink[] = [
  { text: 'userGuide', address: '/help/users.html' },
  { text: 'administratorGuide', address: '/help/administrators.html' },
  { text: 'whatsNew', address: '/help/changelog.html' },
  { text: 'privacyNotice', address: '/help/privacy.html' },
  { text: 'licenses', address: '/licenses.txt' },
];

/** The documents, and the pages of the repository, by its address. Without a public repository there are no such pages. */
export function aboutLinks(homepage: string | undefined): readonly AboutLink[] {
  if (homepage === undefined) return documents;
  const repository = homepage.replace(/\/$/, '');
  return [
    ...documents,
    { text: 'reportProblem', address: `${repository}/issues/new` },
    { text: 'sourceCode', address: repository },
  ];
}

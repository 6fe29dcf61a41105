import type { MessageKey } from '../../core/words/message';

export interface RepositoryLink {
  readonly text: MessageKey;
  readonly address: string;
}

/** The documents of the repository, by its address. None if there is no public repository. */
export function repositoryLinks(homepage: string | undefined): readonly RepositoryLink[] {
  if (homepage === undefined) return [];
  const repository = homepage.replace(/\/$/, '');
  const file = (path: string) => `${repository}/blob/main/${path}`;
  return [
    { text: 'userGuide', address: file('docs/users.md') },
    { text: 'administratorGuide', address: file('docs/administrators.md') },
    { text: 'whatsNew', address: file('CHANGELOG.md') },
    { text: 'reportProblem', address: `${repository}/issues/new` },
    { text: 'sourceCode', address: repository },
    { text: 'privacyNotice', address: file('PRIVACY.md') },
  ];
}

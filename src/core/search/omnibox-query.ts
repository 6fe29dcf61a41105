import type { LandingApp } from '../aws/landing-uri';

/** The text typed after the keyword `sm`. */
export interface OmniboxQuery {
  /** The words that name a profile. */
  readonly search: string;
  /** The app that a later word names, and that word in small letters. */
  readonly app?: LandingApp;
  readonly appWord?: string;
  /** The space after `@`. */
  readonly spaceName?: string;
}

/** What people type for the apps. */
export const appWords: ReadonlyMap<string, LandingApp> = new Map<string, LandingApp>([
  ['studio', 'studio'],
  ['home', 'studio'],
  ['jupyterlab', 'JupyterLab'],
  ['jupyter', 'JupyterLab'],
  ['lab', 'JupyterLab'],
  ['code', 'CodeEditor'],
  ['codeeditor', 'CodeEditor'],
  ['vscode', 'CodeEditor'],
  ['classic', 'JupyterServer'],
  ['rstudio', 'RStudioServerPro'],
  ['canvas', 'Canvas'],
]);

/**
 * Splits the typed text: `prod canvas`, `prod @team`, `prod code @team`. The first word always names a profile.
 */
export function parseOmniboxText(text: string): OmniboxQuery {
  const [first = '', ...others] = text.split(/\s+/).filter(Boolean);
  let query: OmniboxQuery = { search: first };
  for (const word of others) {
    const appWord = word.toLowerCase();
    const app = appWords.get(appWord);
    if (/^@./.test(word)) query = { ...query, spaceName: word.slice(1) };
    else if (app) query = { ...query, app, appWord };
    else query = { ...query, search: `${query.search} ${word}` };
  }
  return query;
}

/** Whether the typed text asks for help. */
export function isOmniboxHelp(text: string): boolean {
  return text.trim() === '?';
}

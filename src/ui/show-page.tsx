import { type ComponentChild, render } from 'preact';

/** Draws a page, and says in which language its texts are, which decides how they are read aloud and hyphenated. */
export function showPage(language: string, title: string, page: ComponentChild): void {
  document.documentElement.lang = language;
  document.title = title;
  render(page, document.querySelector('#root') ?? document.body);
}

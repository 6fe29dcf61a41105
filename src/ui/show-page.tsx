import { type ComponentChild, render } from 'preact';

/** Draws a page and sets its language, which decides how the texts are read aloud and hyphenated. */
export function showPage(language: string, title: string, page: ComponentChild): void {
  document.documentElement.lang = language;
  document.title = title;
  render(page, document.querySelector('#root') ?? document.body);
}

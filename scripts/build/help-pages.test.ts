import { describe, expect, test } from 'vitest';
import { aboutLinks } from '../../src/options/about/about-links.ts';
import { helpDocuments, renderHelp } from './help-pages.ts';

describe.each(Object.entries(helpDocuments))('the help page %s', (_name, path) => {
  const page = renderHelp(path);

  test('has the title of its document', () => {
    expect(page).toMatch(/<title>.{4,}<\/title>/);
    expect(page).toMatch(/<h1 id="[^"]+">/);
  });

  test('loads nothing from elsewhere and runs nothing', () => {
    expect(page).not.toMatch(/<(script|img|picture|source|iframe|object|embed|style)\b|\bon\w+=|javascript:/i);
    expect([...page.matchAll(/<link [^>]*href="([^"]+)"/g)].map(([, href]) => href)).toEqual(['/help/help.css']);
  });

  test('links only to pages that ship, to headings that are there, and to the web', () => {
    const ids = (html: string) => [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    for (const [, href = ''] of page.matchAll(/<a href="([^"]+)"/g)) {
      if (href.startsWith('https://')) continue;
      const [file = '', fragment] = href.split('#');
      const name = file === '' ? undefined : file.replace(/^\/help\/|\.html$/g, '');
      const target = name === undefined ? path : helpDocuments[name as keyof typeof helpDocuments];
      expect(target, href).toBeDefined();
      if (fragment !== undefined) expect(ids(renderHelp(target)), href).toContain(fragment);
    }
  });
});

test('Settings links only to documents that ship', () => {
  const linked = aboutLinks(undefined).map(({ address }) => address);
  const pages = Object.keys(helpDocuments).map(name => `/help/${name}.html`);
  expect([...pages, '/licenses.txt']).toEqual(expect.arrayContaining(linked));
  expect(linked).toContain('/help/users.html');
});

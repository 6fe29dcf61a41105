import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import manifestJson from '../manifest.json' with { type: 'json' };
import packageJson from '../package.json' with { type: 'json' };
import messages from '../public/_locales/en/messages.json' with { type: 'json' };
import { browsers, manifestFor } from '../scripts/build/manifest-for';

const guide = readFileSync('docs/stores.md', 'utf8');

/** What the stores take: by the section of docs/stores.md, how many characters at least and at most. */
const limits: Readonly<Record<string, readonly [number, number]>> = {
  'Single purpose': [1, 1_000],
  'Chrome Web Store: Name': [1, 75],
  'Chrome Web Store: Summary': [1, 132],
  'Chrome Web Store: Description': [1, 16_000],
  'Microsoft Edge Add-ons: Description': [250, 10_000],
  'Microsoft Edge Add-ons: Search terms': [1, 7 * 31],
  'Microsoft Edge Add-ons: Notes for certification': [1, 2_000],
  'addons.mozilla.org: Name': [1, 50],
  'addons.mozilla.org: Summary': [1, 250],
  'addons.mozilla.org: Description': [1, 15_000],
  'addons.mozilla.org: Notes to reviewer': [1, 3_000],
  // For all three stores: the narrowest limits of them.
  'In German and Japanese: Description in German': [250, 10_000],
  'In German and Japanese: Description in Japanese': [250, 10_000],
};

/** The texts to be entered, by store and field. */
const texts = new Map(
  [...guide.matchAll(/^(##|###) ([^\n(]+?) \([^\n]*\)\n\n```text\n(.*?)\n```$/gms)].map(match => {
    const [, level, field = '', text = ''] = match;
    const before = guide.slice(0, match.index);
    const store = level === '##' ? '' : `${/.*^## ([^\n]+)$/ms.exec(before)?.[1]}: `;
    return [`${store}${field}`, text] as const;
  }),
);

/** The rows of a table under a heading, each as its cells. */
function readTable(heading: string, text = guide): string[][] {
  const [section = ''] = new RegExp(`^## ${heading}$.*?(?=^## |$(?![^]))`, 'ms').exec(text) ?? [];
  const lines = section.split('\n').filter(line => line.startsWith('|'));
  return lines.slice(2).map(line =>
    line
      .split('|')
      .slice(1, -1)
      .map(cell => cell.trim()),
  );
}

describe('the texts for the stores', () => {
  test('are those that the stores ask for', () => {
    expect([...texts.keys()].sort()).toEqual(Object.keys(limits).sort());
  });

  test.each(Object.entries(limits))('%s is as long as the store takes', (field, [least, most]) => {
    const { length } = texts.get(field) ?? '';
    expect(length).toBeGreaterThanOrEqual(least);
    expect(length).toBeLessThanOrEqual(most);
  });

  test('the search terms for Edge are few and short', () => {
    const terms = texts.get('Microsoft Edge Add-ons: Search terms')?.split('\n') ?? [];
    expect(terms.length).toBeLessThanOrEqual(7);
    expect(terms.filter(term => term.length > 30)).toEqual([]);
    expect(terms.flatMap(term => term.split(' ')).length).toBeLessThanOrEqual(21);
  });

  test('name and summary are the package’s own', () => {
    expect(texts.get('Chrome Web Store: Name')).toBe(messages.appName.message);
    expect(texts.get('addons.mozilla.org: Name')).toBe(messages.appName.message);
    expect(texts.get('Chrome Web Store: Summary')).toBe(messages.appDescription.message);
    expect(texts.get('addons.mozilla.org: Summary')).toContain(messages.appDescription.message);
  });

  test('name no command that there is not', () => {
    const commands = [...guide.matchAll(/npm run ([\w-]+)/g)].map(([, command = '']) => command);
    expect(commands.filter(command => !Object.hasOwn(packageJson.scripts, command))).toEqual([]);
    expect(commands).toContain('release');
  });
});

const reasons = readTable('Reasons for permissions');
const privacy = readTable('What the browser lets the extension do', readFileSync('PRIVACY.md', 'utf8'));

describe.each(browsers)('108: of what the build for %s may do', browser => {
  const manifest = manifestFor(browser);
  const isHere = (asked: string) => browser === 'firefox' || !asked.endsWith(', in Firefox');
  const named = (rows: readonly string[][], when: string) =>
    rows
      .filter(([, asked = '']) => asked.startsWith(when) && isHere(asked))
      .map(([name = '']) => name.replaceAll('`', ''));

  test.each([
    ['the stores’ texts', reasons],
    ['the privacy text', privacy],
  ])('%s name all permissions and hosts, required and optional, and nothing else', (_where, rows) => {
    expect(named(rows, 'at install').sort()).toEqual([...manifest.permissions].sort());
    const optional = [...manifest.optional_permissions, ...(manifest.optional_host_permissions ?? [])];
    expect(named(rows, 'when it is needed').sort()).toEqual(optional.sort());
    expect(manifest).not.toHaveProperty('host_permissions');
  });
});

test('108: no permission has a row that neither build asks for', () => {
  const asked = browsers.flatMap(browser => {
    const { permissions, optional_permissions, optional_host_permissions } = manifestFor(browser);
    return [...permissions, ...optional_permissions, ...(optional_host_permissions ?? [])];
  });
  for (const rows of [reasons, privacy]) expect(rows).toHaveLength(new Set(asked).size);
});

test('112: the options page says of Studio’s hosts what the privacy text says: the link is called, no page is read', () => {
  expect(messages.whyHosts.message).toMatch(/only the sign-in link is called.*No page there is read/);
  expect(readFileSync('PRIVACY.md', 'utf8')).toMatch(/what Studio answers to a signing link.*No page is read/s);
});

describe('the reason for', () => {
  test.each(reasons)('%s is one that the store takes', (_name, _asked, reason = '') => {
    expect(reason.length).toBeGreaterThan(50);
    expect(reason.length).toBeLessThanOrEqual(1_000);
  });
});

test('what Firefox tells of data that is transmitted is what the privacy answers say', () => {
  const answers = readTable('Privacy answers').filter(([, answer = '']) => answer.startsWith('Yes'));
  const told = answers.flatMap(([question = '']) => [...question.matchAll(/`(\w+)` \(AMO\)/g)].map(([, name]) => name));
  expect(told.sort()).toEqual(
    [...manifestJson.browser_specific_settings.gecko.data_collection_permissions.required].sort(),
  );
});

describe('the pictures for the stores', () => {
  const folder = 'docs/images/stores';
  const rgb = 2;
  const rgba = 6;
  const expected: Readonly<Record<string, readonly [number, number, number]>> = {
    '1-popup.png': [1280, 800, rgb],
    '2-studio.png': [1280, 800, rgb],
    '3-search.png': [1280, 800, rgb],
    '4-remedy.png': [1280, 800, rgb],
    '5-diagnosis.png': [1280, 800, rgb],
    'icon-128x128.png': [128, 128, rgba],
    'logo-300x300.png': [300, 300, rgb],
    'promo-440x280.png': [440, 280, rgb],
  };

  test('are there, and docs/stores.md names each', () => {
    expect(readdirSync(folder).sort()).toEqual(Object.keys(expected).sort());
    expect(Object.keys(expected).filter(name => !guide.includes(`\`${name}\``))).toEqual([]);
  });

  test.each(Object.entries(expected))(
    '%s has its size, its colours and few bytes',
    (name, [width, height, colours]) => {
      const picture = readFileSync(join(folder, name));
      expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([width, height]);
      expect([picture[24], picture[25]]).toEqual([8, colours]);
      expect(picture.length).toBeLessThan(200_000);
    },
  );
});

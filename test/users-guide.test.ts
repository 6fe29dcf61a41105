import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import manifest from '../manifest.json' with { type: 'json' };
import messages from '../public/_locales/en/messages.json' with { type: 'json' };
import { landingAppNames } from '../src/core/aws/landing-uri';
import { explainFailure } from '../src/core/explain/explain-failure';
import { failureCodes } from '../src/core/failure/launch-outcome';
import { appWords } from '../src/core/search/omnibox-query';
import type { MessageKey } from '../src/core/words/message';
import { openInNames } from '../src/options/profiles/profile-words';
import { readImportText } from '../src/options/transfer/read-import';
import { openInOf } from '../src/popup/open-in-of';

// docs/users.md, held against what the extension does and says.

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const guide = read('docs/users.md');

/** The rows of the table with these headings, cell by cell. */
function rowsOf(...headings: string[]): string[][] {
  const [, table] = guide.split(`| ${headings.join(' | ')} |\n`);
  if (table === undefined) throw new Error(`docs/users.md has no table ${headings.join(', ')}`);
  const [lines = ''] = table.split('\n\n');
  const rows = lines.trim().split('\n').slice(1);
  return rows.map(row =>
    row
      .split('|')
      .slice(1, -1)
      .map(cell => cell.trim()),
  );
}

const codesIn = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
const english = (key: MessageKey) => messages[key].message;

describe('troubleshooting', () => {
  const rows = rowsOf('you see', 'what it means', 'what to do', 'code');

  test('every outcome is explained, and no other', () => {
    expect(rows.map(([, , , code]) => code).sort()).toEqual(failureCodes.map(code => `\`${code}\``).sort());
  });

  test('is sorted by the title that people see', () => {
    const titles = rows.map(([title = '']) => title.replace(/^[^A-Za-z]+/, '').toLowerCase());
    expect(titles).toEqual([...titles].sort());
  });

  test.each(failureCodes)('%s: its title and its button are those of the card', code => {
    const [title, meaning, advice = ''] = rows.find(([, , , cell]) => cell === `\`${code}\``) ?? [];
    const bare = explainFailure({ code });
    const whole = explainFailure({ code, field: '…', claim: '…' });
    const titles = [whole, bare].map(explanation => english(explanation.title.key).replace(/\$[A-Z]+\$/g, '…'));
    expect(title).toBe([...new Set(titles)].join('<br>'));
    expect([...advice.matchAll(/\*\*(.+?)\*\*/g)].map(([, label]) => label)).toEqual(
      [bare.remedy, bare.alternative].flatMap(remedy => (remedy ? [english(remedy.label)] : [])),
    );
    expect(meaning).not.toBe('');
  });
});

describe('the keys', () => {
  test('every command is there with the keys that the manifest suggests, and no other', () => {
    const commands = Object.entries<{ description?: string; suggested_key?: { default: string; mac: string } }>(
      manifest.commands,
    );
    const texts = new Map(Object.entries(messages).map(([key, entry]) => [`__MSG_${key}__`, entry.message]));
    const expected = commands.map(([, { description = '', suggested_key: keys }]) => [
      // The browser's own command has no description. Settings gives it this one.
      texts.get(description) ?? english('shortcutOpenPopup'),
      keys ? `\`${keys.default}\`` : 'none',
      keys ? `\`${keys.mac.replace('MacCtrl', 'Ctrl')}\`` : 'none',
    ]);
    expect(rowsOf('what it does', 'keys', 'on macOS')).toEqual(expected);
  });

  test('every key that the popup listens to is there, and no other', () => {
    const names: Readonly<Record<string, string>> = {
      ArrowDown: '↓',
      ArrowUp: '↑',
      PageDown: 'Page Down',
      PageUp: 'Page Up',
      Escape: 'Esc',
    };
    const files = [...readdirSync(join(root, 'src/popup')).map(name => `src/popup/${name}`), 'src/ui/menu.tsx'];
    const code = files
      .filter(name => name.endsWith('.tsx'))
      .map(read)
      .join('\n');
    const known = /\b(Arrow(?:Down|Up|Left|Right)|Page(?:Down|Up)|Home|End|Enter|Escape|Tab|Delete|F\d+)(?:'|:)/g;
    const heard = [...code.matchAll(known)].map(([, key = '']) => names[key] ?? key);
    const digits = /Digit\|Numpad\)\(\[(\d)-(\d)\]\)/.exec(code)?.slice(1) ?? [];
    expect(digits).toHaveLength(2);
    const expected = new Set([...heard, ...digits.map(digit => `Ctrl+${digit}`)]);
    const told = rowsOf('key', 'what it does').flatMap(([keys]) => codesIn(keys));
    expect(told.sort()).toEqual([...expected].sort());
  });

  test('every key that is held down, and the middle button, opens where it says', () => {
    const none = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
    const held = {
      '`Ctrl`': { ...none, ctrlKey: true },
      'middle button': { ...none, button: 1 },
      '`Ctrl+Shift`': { ...none, ctrlKey: true, shiftKey: true },
      '`Shift`': { ...none, shiftKey: true },
      '`Alt`': { ...none, altKey: true },
    };
    const expected = Object.entries(held).map(([keys, event]) => {
      const openIn = openInOf(event);
      return [keys, openIn && english(openInNames[openIn]).toLowerCase()];
    });
    expect(rowsOf('with', 'opens in')).toEqual(expected);
    expect(openInOf(none)).toBeUndefined();
  });
});

test('every text that becomes a profile has an example that does', () => {
  const examples = rowsOf('what you have', 'for example').map(([, example]) => codesIn(example).join('\n'));
  expect(examples.length).toBeGreaterThan(5);
  for (const example of examples) expect(['targets', 'cli-input']).toContain(readImportText(example).type);
});

test('every entry of a row’s menu is there, and no other', () => {
  const labels = [...read('src/popup/profile-menu.tsx').matchAll(/\blabel: t\('(\w+)'\)/g)].map(([, key]) => key);
  const expected = Object.entries(messages).flatMap(([key, entry]) => (labels.includes(key) ? [entry.message] : []));
  expect(labels.length).toBeGreaterThan(5);
  expect(expected).toHaveLength(labels.length);
  const told = rowsOf('entry', 'what it does').map(([entry]) => entry);
  expect([...told].sort()).toEqual(expected.sort());
});

test('every word for an app in the address bar is there, and no other', () => {
  const rows = rowsOf('type after the profile', 'opens').filter(([words]) => words !== '`@space`');
  const told = rows.flatMap(([words, app]) => codesIn(words).map(word => [word, app]));
  expect(told.sort()).toEqual([...appWords].map(([word, app]) => [word, landingAppNames[app]]).sort());
});

test('buttons are called as they are on the pages', () => {
  const named = [
    'firstRunImport',
    'linksRegister',
    'shortcuts',
    'cancel',
    'details',
    'copyDetails',
    'diagnose',
  ] as const;
  for (const key of [...named, 'copyCliCommand', 'bookmarkLaunch'] as const)
    expect(guide).toContain(`*${english(key)}*`);
});

test('every picture is there, and every picture of the guide is shown', () => {
  const shown = [...guide.matchAll(/src(?:set)?="images\/([^"]+)"/g)].map(([, name = '']) => name);
  const made = readdirSync(join(root, 'docs/images'));
  expect(shown.filter(name => !made.includes(name))).toEqual([]);
  expect(shown.filter(name => name.startsWith('guide-'))).toEqual(
    made.filter(name => name.startsWith('guide-')).sort(),
  );
});

test('the README has fewer than 600 words, and the two commands before the first picture', () => {
  const readme = read('README.md');
  expect(readme.split(/\s+/).length).toBeLessThan(600);
  const [top = ''] = readme.split('<picture>');
  expect(top).toMatch(/^npm start\b.*^npm test\b/ms);
});

test('the README and the administrators’ guide lead to it', () => {
  expect(read('README.md')).toContain('(docs/users.md)');
  expect(read('docs/administrators.md')).toContain('(users.md)');
});

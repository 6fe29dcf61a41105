import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { releaseChangelog } from './release-changelog';

const changelog = `# Changelog

## [Unreleased]

### Fixed

- A launch that hung.

## [1.0.0] - 2026-01-02

### Added

- Everything.
`;

test('what was unreleased is under the version and its date, and the next section is empty', () => {
  expect(releaseChangelog(changelog, '1.0.1', '2026-03-04')).toBe(
    changelog.replace('## [Unreleased]\n', '## [Unreleased]\n\n## [1.0.1] - 2026-03-04\n'),
  );
});

test.each([
  ['there is no section for it', changelog.replace('[Unreleased]', '[Next]'), 'needs one section'],
  ['there are two', `${changelog}\n## [Unreleased]\n`, 'needs one section'],
  ['nothing has changed', changelog.replace('- A launch that hung.\n', ''), 'says nothing under'],
  ['the version is there already', changelog.replace('1.0.0', '1.0.1'), 'already has a section of 1.0.1'],
])('refused when %s', (_name, text, message) => {
  expect(() => releaseChangelog(text, '1.0.1', '2026-03-04')).toThrow(message);
});

test('CHANGELOG.md has the form of Keep a Changelog', () => {
  const text = readFileSync('CHANGELOG.md', 'utf8');
  const sections = [...text.matchAll(/^## (.*)$/gm)].map(([, name = '']) => name);
  expect(sections[0]).toBe('[Unreleased]');
  const released = sections.slice(1);
  expect(released.filter(name => !/^\[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d$/.test(name))).toEqual([]);
  const kinds = [...text.matchAll(/^### (.*)$/gm)].map(([, kind]) => kind);
  const known = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'];
  expect(kinds.filter(kind => !known.includes(String(kind)))).toEqual([]);
});

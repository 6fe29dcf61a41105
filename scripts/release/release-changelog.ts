const heading = '## [Unreleased]';

/**
 * The changelog with what was unreleased under this version and date, and an empty section for what comes next. Throws one
 * clear sentence where there is nothing to release.
 */
export function releaseChangelog(text: string, version: string, date: string): string {
  const parts = text.split(`${heading}\n`);
  const [before, after] = parts;
  if (before === undefined || after === undefined || parts.length > 2)
    throw new Error(`CHANGELOG.md needs one section “${heading}”.`);
  if (text.includes(`\n## [${version}]`)) throw new Error(`CHANGELOG.md already has a section of ${version}.`);
  const [changes = ''] = after.split(/^## /m);
  if (!/^- /m.test(changes)) throw new Error(`CHANGELOG.md says nothing under “${heading}”.`);
  return `${before}${heading}\n\n## [${version}] - ${date}\n${after}`;
}

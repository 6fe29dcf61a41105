import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { runCommand } from '../run-command';
import { nextVersion } from './next-version';
import { releaseChangelog } from './release-changelog';

const packageSchema = v.looseObject({ version: v.string() });
const lockSchema = v.looseObject({ version: v.string(), packages: v.looseObject({ '': packageSchema }) });

/**
 * Raises the version in package.json (and the lockfile, which repeats it; the manifest takes it from there), dates what
 * CHANGELOG.md says to be unreleased, commits and tags; resolves to the tag. Nothing is pushed or published. Throws one
 * clear sentence, and changes nothing, where files have been changed, the tag is there, or there is nothing to release.
 */
export async function release(folder: string, wanted: string, date: string): Promise<string> {
  const git = async (...args: string[]) => await runGit(folder, args);
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  // Asserted, not parsed: so their members keep their order.
  const packageJson: unknown = JSON.parse(read('package.json'));
  v.assert(packageSchema, packageJson);
  const lock: unknown = JSON.parse(read('package-lock.json'));
  v.assert(lockSchema, lock);
  const version = nextVersion(packageJson.version, wanted);
  const tag = `v${version}`;
  if (await git('status', '--porcelain')) throw new Error('There are changes that are not committed.');
  if (await git('tag', '--list', tag)) throw new Error(`There is already a tag ${tag}.`);
  const packages = { ...lock.packages, '': { ...lock.packages[''], version } };
  const files = {
    'CHANGELOG.md': releaseChangelog(read('CHANGELOG.md'), version, date),
    'package.json': formatJson({ ...packageJson, version }),
    'package-lock.json': formatJson({ ...lock, version, packages }),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  await git('commit', '--quiet', '--message', `Release ${version}`, '--', ...Object.keys(files));
  await git('tag', '--annotate', tag, '--message', `Release ${version}`);
  return tag;
}

/** As npm writes its files. */
function formatJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

async function runGit(folder: string, args: readonly string[]): Promise<string> {
  const { ok, output } = await runCommand('git', args, { cwd: folder });
  if (!ok) throw new Error(`git ${args[0]}: ${output.trim()}`);
  return output.trim();
}

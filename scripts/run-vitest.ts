import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { type FileReport, parseReport, reportVariable } from './report-tests';
import { runCommand } from './run-command';

export interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** What was run a second time, since it failed at first: tests and files, each by its name. */
  readonly repeated?: readonly string[];
}

/**
 * Runs the tests of some projects, and shows them as they come. `isRepeated`: files in which something failed are run once
 * more, alone, in worlds of their own; their second result counts, and they are among what was repeated.
 */
export async function runVitest(projects: readonly string[], isRepeated = false): Promise<Count> {
  const first = await run(projects, []);
  const failed = first.files.filter(({ isFailed }) => isFailed);
  if (first.isOk || failed.length === 0 || !isRepeated) return { ...countRun(first), repeated: findRepeated(first) };
  console.info(`\n── failed at first, run once more: ${failed.map(nameFile).join(', ')}`);
  const second = { isOk: true, files: first.files.filter(({ isFailed }) => !isFailed) };
  for (const project of projects) {
    const files = failed.filter(file => file.project === project).map(({ file }) => file);
    if (files.length === 0) continue;
    const again = await run([project], ['--no-file-parallelism', ...files]);
    second.isOk &&= again.isOk;
    second.files.push(...again.files);
  }
  return { ...countRun(second), repeated: [...failed.map(nameFile), ...findRepeated(first), ...findRepeated(second)] };
}

export interface Run {
  readonly isOk: boolean;
  readonly files: readonly FileReport[];
}

async function run(projects: readonly string[], args: readonly string[]): Promise<Run> {
  const report = `node_modules/.cache/tests-${projects.join('-')}.json`;
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const { ok } = await runCommand(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', ...projects.map(project => `--project=${project}`), ...args],
    { inherit: true, env: { [reportVariable]: report } },
  );
  return { isOk: ok, files: readFiles(report) };
}

function readFiles(path: string): readonly FileReport[] {
  try {
    return parseReport(readFileSync(path, 'utf8')).files;
  } catch {
    return [];
  }
}

/** The tests that failed, and were run again at once. */
export function findRepeated({ files }: Run): string[] {
  return [
    ...new Set(
      files.flatMap(file =>
        file.tests.filter(({ isRepeated }) => isRepeated).map(({ name }) => `${nameFile(file)} “${name}”`),
      ),
    ),
  ];
}

function nameFile({ project, file }: FileReport): string {
  return `${file} (${project})`;
}

/** A run that broke outside any test (a file that cannot be loaded, an unhandled rejection) has failed, too. */
export function countRun({ isOk, files }: Run): Count {
  const states = files.flatMap(({ tests }) => tests.map(({ state }) => state));
  const failed = states.filter(state => state === 'failed').length;
  const passed = states.filter(state => state === 'passed').length;
  return { passed, failed: isOk ? failed : Math.max(failed, 1), skipped: states.length - passed - failed };
}

/** The line that says what was run a second time. */
export function describeRepeated(repeated: readonly string[]): string {
  return repeated.length === 0
    ? 'Run a second time: nothing'
    : `Run a second time: ${repeated.length}: ${repeated.join('; ')}`;
}

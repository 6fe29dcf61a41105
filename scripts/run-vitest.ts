import { readFileSync, rmSync } from 'node:fs';
import * as v from 'valibot';
import { runTool } from './run-command';

export interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const reportSchema = v.object({
  testResults: v.array(
    v.object({
      name: v.string(),
      status: v.string(),
      assertionResults: v.array(v.object({ status: v.string() })),
    }),
  ),
});
type FileResults = v.InferOutput<typeof reportSchema>['testResults'];

/**
 * Runs a project's tests, and shows them as they come. `isRepeated`: files in which something failed are run once more,
 * alone, in worlds of their own; that this was needed is printed, and their second result counts.
 */
export async function runVitest(project: string, isRepeated = false): Promise<Count> {
  const first = await run(project, []);
  const failed = first.files.filter(hasFailed).map(({ name }) => name);
  if (first.isOk || failed.length === 0 || !isRepeated) return countRun(first);
  console.info(`\n── failed at first, run once more: ${failed.join(', ')}`);
  const second = await run(project, ['--no-file-parallelism', ...failed]);
  const others = first.files.filter(({ name }) => !failed.includes(name));
  return countRun({ isOk: second.isOk, files: [...others, ...second.files] });
}

interface Run {
  readonly isOk: boolean;
  readonly files: FileResults;
}

async function run(project: string, args: readonly string[]): Promise<Run> {
  const report = `node_modules/.cache/vitest-${project}.json`;
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { ok } = await runTool('vitest/vitest.mjs', ['run', '--project', project, ...reporters, ...args]);
  return { isOk: ok, files: readReport(report) };
}

function readReport(path: string): FileResults {
  try {
    return v.parse(reportSchema, JSON.parse(readFileSync(path, 'utf8'))).testResults;
  } catch {
    return [];
  }
}

/** A file can fail without a test that does: it could not be loaded, or what its tests share could not be made. */
function hasFailed({ status, assertionResults }: FileResults[number]): boolean {
  return status === 'failed' || assertionResults.some(test => test.status === 'failed');
}

/** A run that broke outside any test (a file that cannot be loaded, an unhandled rejection) has failed, too. */
export function countRun({ isOk, files }: Run): Count {
  const statuses = files.flatMap(({ assertionResults }) => assertionResults.map(({ status }) => status));
  const failed = statuses.filter(status => status === 'failed').length;
  const passed = statuses.filter(status => status === 'passed').length;
  return { passed, failed: isOk ? failed : Math.max(failed, 1), skipped: statuses.length - passed - failed };
}

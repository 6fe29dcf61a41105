import { audit } from './audit';
import { installTestTools } from './install-test-tools';
import { runTool } from './run-command';
import { type Count, describeRepeated, runVitest } from './run-vitest';

// `npm test`: everything, in the order of how soon it answers. Each check counts as one test. The last line is the count, and
// the one before it says what was run a second time.

const checks: readonly (readonly [name: string, run: () => Promise<Count>])[] = [
  ['format and lint', () => check('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.'])],
  ['types', () => check('typescript/bin/tsc', ['--noEmit'])],
  ['runtime dependencies without known vulnerabilities', auditDependencies],
  ['unit tests, the import rule, and properties of generated cases', () => runVitest(['pure', 'unit', 'properties'])],
  ['build', () => check('tsx/dist/cli.mjs', ['scripts/build.ts'])],
  ['the package', () => runVitest(['package'])],
  ['end-to-end tests in Chromium and Firefox', () => endToEnd(['e2e', 'firefox'])],
];

const total = { passed: 0, failed: 0, skipped: 0 };
const repeated: string[] = [];
for (const [name, run] of checks) {
  console.info(`\n── ${name}`);
  const started = performance.now();
  const count = await run();
  total.passed += count.passed;
  total.failed += count.failed;
  total.skipped += count.skipped;
  repeated.push(...(count.repeated ?? []));
  console.info(`── ${name}: ${describe(count)} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
}
console.info(`\n${describeRepeated(repeated)}\n${describe(total)}`);
process.exitCode = total.failed > 0 ? 1 : 0;

async function check(script: string, args: readonly string[]): Promise<Count> {
  const { ok } = await runTool(script, args);
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
}

async function auditDependencies(): Promise<Count> {
  const { verdict, text } = await audit();
  console.info(text);
  return { passed: 0, failed: 0, skipped: 0, [verdict]: 1 };
}

async function endToEnd(projects: readonly string[]): Promise<Count> {
  try {
    await installTestTools();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  // Real windows, keys and prompts on a busy machine.
  return await runVitest(projects, true);
}

function describe({ passed, failed, skipped }: Count): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

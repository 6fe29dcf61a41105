// The parts that run in one browser, in a process of their own: scripts/bench.ts starts it.
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { parseBenchRun } from './bench-options.ts';
import { describeMachine } from './machine.ts';
import { browsersOf, loadPart, type PartName } from './parts.ts';
import { writeReport } from './report.ts';
import { replaceSection } from './section.ts';

const performancePath = 'docs/performance.md';

const where = process.env.BENCH_IN ?? 'node';
const run = parseBenchRun(process.argv.slice(2));
for (const name of run.names) {
  if (!browsersOf(name).some(browser => browser === where)) continue;
  console.info(`\n${name}, in ${where}`);
  try {
    await measure(name);
  } catch (error) {
    console.error(`${name}, in ${where}:`, error);
    process.exitCode = 1;
  }
}

async function measure(name: PartName): Promise<void> {
  const part = await loadPart(name);
  const machine = describeMachine(browserPath());
  const report = writeReport(await part(run));
  console.info(`${machine}\n${report}`);
  if (!run.write) return;
  const document = readFileSync(performancePath, 'utf8');
  writeFileSync(performancePath, replaceSection(document, `${name} ${where}`, `${machine}\n\n${report}`));
}

function browserPath(): string | undefined {
  if (where === 'node') return undefined;
  return where === 'firefox' ? process.env.FIREFOX_PATH : process.env.BROWSER_PATH;
}

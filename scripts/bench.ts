// What the extension costs, beside something plain, as tables:
//   npm run bench -- [launch|popup|search|network|worker-start|import|repaint|history]...
//     [--browser chromium|firefox] [--rounds N] [--before FOLDER] [--build FOLDER] [--write]
//     import: [--count N]...; history: [--launches N] [--busy N]
// All parts where none is named, in both browsers where none is named. `--write`, or all parts, writes docs/performance.md.
// `--before` names a folder with another build (`chrome` and `firefox` in it) that is measured beside the present one.
import process from 'node:process';
import { parseBenchRun } from './bench/bench-options.ts';
import { browsersOf } from './bench/parts.ts';
import { buildExtension } from './build/build-extension.ts';
import { installTestTools } from './install-test-tools.ts';
import { runCommand } from './run-command.ts';

const args = process.argv.slice(2);
const { names, browsers, build } = parseBenchRun(args, process.env.TEST_BROWSER);
const places = new Set(names.flatMap(name => [...browsersOf(name)]));

if (places.has('node')) await runIn('node');
if (browsers.some(browser => places.has(browser))) await installTestTools();
for (const browser of browsers) {
  if (!places.has(browser)) continue;
  if (build === undefined) await buildExtension(browser === 'firefox' ? 'firefox' : 'chrome');
  await runIn(browser);
}

/** In a process of its own: the tests' harness is for one browser. */
async function runIn(place: string): Promise<void> {
  const env = { TEST_BROWSER: place, BENCH_IN: place, PATIENCE_SECONDS: process.env.PATIENCE_SECONDS ?? '120' };
  const command = ['--import', 'tsx', 'scripts/bench/run-parts.ts', ...args];
  const { ok } = await runCommand(process.execPath, command, { inherit: true, env });
  if (!ok) process.exitCode = 1;
}

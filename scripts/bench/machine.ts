import { execFileSync } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';
import process from 'node:process';

/** The machine that figures were taken on, and when, in one line. */
export function describeMachine(browserPath: string | undefined): string {
  const cores = cpus();
  return [
    new Date().toISOString().slice(0, 10),
    ...(browserPath === undefined ? [] : [readVersion(browserPath)]),
    `Node ${process.versions.node}`,
    `${cores.length} cores (${cores[0]?.model.trim() ?? 'unknown'})`,
    `${Math.round(totalmem() / 2 ** 30)} GB`,
    `load average ${loadavg()
      .map(load => load.toFixed(1))
      .join(', ')}`,
  ].join('; ');
}

function readVersion(path: string): string {
  return execFileSync(path, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface Display {
  /** As in the environment variable `DISPLAY`. */
  readonly name: string;
  close(): void;
}

/** An X display in memory (Xvfb) with a number of its own, so that runs side by side do not meet. */
export async function startDisplay(scale = 1): Promise<Display> {
  const screen = `${1280 * scale}x${900 * scale}x24`;
  const child = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', screen, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const number = await new Promise<string>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => reject(new Error('Xvfb ended before it was ready')));
    createInterface({ input: child.stdout }).once('line', resolve);
  });
  const close = () => {
    process.off('exit', close);
    child.kill();
  };
  // Who is broken off leaves none behind.
  process.once('exit', close);
  return { name: `:${number.trim()}`, close };
}

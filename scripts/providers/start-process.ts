import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

export interface ProcessOptions {
  readonly folder: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Answers with a status below 500 once the process is ready. */
  readonly readyAt: string;
}

/** How long a provider may take until it answers, in seconds. */
const patienceSeconds = 60;

/** Starts a server whose output goes to `server.log` in the folder; resolves to how to end it once it answers. */
export async function startProcess(
  command: string,
  args: readonly string[],
  { folder, env, readyAt }: ProcessOptions,
): Promise<() => void> {
  const log = openSync(join(folder, 'server.log'), 'a');
  const child = spawn(command, args, { cwd: folder, env: { ...process.env, ...env }, stdio: ['ignore', log, log] });
  const problem: { text?: string } = {};
  child.once('error', error => Object.assign(problem, { text: error.message }));
  child.once('exit', code => Object.assign(problem, { text: `it ended with ${code}` }));
  const close = () => {
    process.off('exit', close);
    child.kill();
  };
  // Who is broken off leaves none behind.
  process.once('exit', close);
  for (let tenth = 0; tenth < patienceSeconds * 10; tenth += 1) {
    if (problem.text !== undefined) break;
    const status = await fetch(readyAt).then(
      answer => answer.status,
      () => undefined,
    );
    if (status !== undefined && status < 500) return close;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  close();
  const said = readFileSync(join(folder, 'server.log'), 'utf8').split('\n').slice(-8).join('\n');
  throw new Error(`${command} does not answer: ${problem.text ?? `not within ${patienceSeconds} seconds`}. ${said}`);
}

/** A port of 127.0.0.1 that nothing listens on. */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (typeof address !== 'object' || !address) throw new Error('There is no free port');
  return address.port;
}

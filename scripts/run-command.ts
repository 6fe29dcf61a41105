import { spawn } from 'node:child_process';

export interface CommandResult {
  readonly ok: boolean;
  readonly output: string;
}

/** Runs a command to its end; `inherit` shows its output as it comes, otherwise it is collected. Never throws. */
export async function runCommand(
  command: string,
  args: readonly string[],
  options: { readonly inherit?: boolean; readonly env?: NodeJS.ProcessEnv; readonly cwd?: string } = {},
): Promise<CommandResult> {
  return await new Promise(resolve => {
    const child = spawn(command, args, {
      stdio: options.inherit ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...options.env },
      cwd: options.cwd,
      // A command of npm's is a batch file there, which only a shell runs; a shell would split other paths at their spaces.
      shell: process.platform === 'win32' && command === 'npm',
    });
    let output = '';
    child.stdout?.on('data', chunk => (output += chunk));
    child.stderr?.on('data', chunk => (output += chunk));
    child.on('error', error => resolve({ ok: false, output: error.message }));
    child.on('close', code => resolve({ ok: code === 0, output }));
  });
}

/** The script of an installed package's command, run with this Node. */
export async function runTool(script: string, args: readonly string[], inherit = true): Promise<CommandResult> {
  return await runCommand(process.execPath, [`node_modules/${script}`, ...args], { inherit });
}

import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type CommandResult, runCommand } from './run-command';

/** Seconds that apt-get waits for another installation on this machine to end. */
const lockSeconds = 900;

/** Of what the package manager said, the end of it that is told. */
const told = { lines: 8, characters: 2_000 };

/** The full path of a command on this machine. */
export function findCommand(name: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.map(folder => join(folder, name)).find(isExecutable);
}

/**
 * Installs Debian's or Ubuntu's packages in one go, as root or where sudo asks for no password. It waits for another
 * installation that is under way, and tries once more what failed, since mirrors and networks have bad moments. Those that this
 * system does not have keep none of the others away. Resolves to `undefined` when all are installed, else to why not: what the
 * package manager said last, or that there is none.
 * https://manpages.debian.org/apt.conf.5 (DPkg::Lock::Timeout)
 */
export async function installPackages(names: readonly string[]): Promise<string | undefined> {
  if (!findCommand('apt-get')) return 'This system has no apt-get.';
  console.info(`Installing ${names.join(', ')}…`);
  // Where the lists cannot be brought up to date, those that are here may do.
  await twice(() => runApt(['update']));
  const install = (wanted: readonly string[]) => runApt(['install', '-y', '--no-install-recommends', ...wanted]);
  const installed = await twice(() => install(names));
  if (installed.ok) return undefined;
  const others = names.filter(name => !isUnknown(name, installed.output));
  if (others.length > 0 && others.length < names.length) await install(others);
  return `The package manager said: ${endOf(installed.output)}`;
}

function isUnknown(name: string, output: string): boolean {
  return [`Unable to locate package ${name}\n`, `Package '${name}' has no installation candidate`].some(text =>
    output.includes(text),
  );
}

async function twice(run: () => Promise<CommandResult>): Promise<CommandResult> {
  const first = await run();
  return first.ok ? first : await run();
}

async function runApt(args: readonly string[]): Promise<CommandResult> {
  const apt = ['apt-get', '-o', `DPkg::Lock::Timeout=${lockSeconds}`, ...args];
  // sudo passes no variable on that it does not know.
  const asRoot = process.getuid?.() === 0 ? ['env'] : ['sudo', '-n', 'env'];
  const [command = 'env', ...rest] = [...asRoot, 'DEBIAN_FRONTEND=noninteractive', 'LC_ALL=C', ...apt];
  return await runCommand(command, rest);
}

function endOf(output: string): string {
  const lines = output.split('\n').filter(line => line.trim() !== '');
  return lines.slice(-told.lines).join('\n').slice(-told.characters) || 'nothing';
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

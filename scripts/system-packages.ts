import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runCommand } from './run-command';

/** The full path of a command on this machine. */
export function findCommand(name: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.map(folder => join(folder, name)).find(isExecutable);
}

/**
 * Installs Debian's or Ubuntu's packages, as root or where sudo asks for no password. Resolves to whether it worked;
 * `false` at once on other systems.
 */
export async function installPackages(names: readonly string[]): Promise<boolean> {
  if (!findCommand('apt-get')) return false;
  const prefix = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const apt = async (args: readonly string[]) => {
    const [command = 'apt-get', ...rest] = [...prefix, 'apt-get', ...args];
    return await runCommand(command, rest, { env: { DEBIAN_FRONTEND: 'noninteractive' } });
  };
  console.info(`Installing ${names.join(', ')}…`);
  await apt(['update']);
  return (await apt(['install', '-y', '--no-install-recommends', ...names])).ok;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

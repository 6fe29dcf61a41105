import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Every file in a folder and those below it, by its path within the folder, with `/` on every system. */
export function readFolder(folder: string): Map<string, Buffer> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
  return new Map(
    files
      .map(entry => join(entry.parentPath, entry.name))
      .map(path => [relative(folder, path).replaceAll('\\', '/'), readFileSync(path)] as const)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}

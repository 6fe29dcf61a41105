import { readFileSync } from 'node:fs';
import packageJson from '../../package.json' with { type: 'json' };
import { runCommand } from '../run-command';
import { readFolder } from './read-folder';
import { zipFiles } from './zip-files';

/** What nobody needs to build the extension. */
const leftOut = 'docs/images/';

/**
 * What the stores take, by file name, made of `dist` as it was built last: `-chrome.zip` (Edge takes the same one),
 * `-firefox.zip`, and the `-source.zip` that it can be built from. The last is left out where git tracks no files.
 */
export async function createPackages(): Promise<Map<string, Uint8Array>> {
  const name = `${packageJson.name}-${packageJson.version}`;
  const source = await readSource();
  return new Map([
    [`${name}-chrome.zip`, zipFiles(withoutKey(readFolder('dist/chrome')))],
    [`${name}-firefox.zip`, zipFiles(readFolder('dist/firefox'))],
    ...(source.size > 0 ? ([[`${name}-source.zip`, zipFiles(source)]] as const) : []),
  ]);
}

/** The key gives a build that is loaded unpacked its fixed ID; a store has its own, and Chrome's refuses another. */
function withoutKey(files: Map<string, Buffer>): Map<string, Buffer> {
  const { key: _, ...manifest } = JSON.parse(String(files.get('manifest.json')));
  return files.set('manifest.json', Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));
}

async function readSource(): Promise<Map<string, Buffer>> {
  const { ok, output } = await runCommand('git', ['ls-files', '-z']);
  const paths = ok ? output.split('\0').filter(path => path && !path.startsWith(leftOut)) : [];
  return new Map(paths.map(path => [path, readFileSync(path)]));
}

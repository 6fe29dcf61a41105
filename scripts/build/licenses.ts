import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** SPDX identifiers of licences that let others ship the code when its licence text goes with it. */
const allowed: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'MPL-2.0',
]);

/** Licences that ask whoever ships the code to say where its source is. */
const wantSource: ReadonlySet<string> = new Set(['MPL-2.0']);

/** Packages that come without their repository's licence text, and another of the same repository that has it. */
const textElsewhere: Readonly<Record<string, string>> = { '@aws-sdk/nested-clients': '@aws-sdk/client-sagemaker' };

/** What bundlers add by themselves, and the package that it comes from. */
const helpers = [
  ['\0rolldown/', 'node_modules/rolldown'],
  ['\0vite/', 'node_modules/vite'],
  ['\0@oxc-project+runtime', 'node_modules/@oxc-project/runtime'],
] as const;

/**
 * Writes `licenses.txt`: name, version and licence text of each package of which code is in the bundle, in the order of
 * their names. Fails the build for a package without a licence text, or with a licence that is not on the list.
 */
export function licenses(): Plugin {
  let root = '';
  return {
    name: 'licenses',
    configResolved(config) {
      root = config.root;
    },
    generateBundle(_, bundle) {
      const modules = Object.values(bundle).flatMap(file =>
        file.type === 'chunk'
          ? Object.entries(file.modules).filter(([, { renderedLength }]) => renderedLength > 0)
          : [],
      );
      const folders = new Set(modules.flatMap(([id]) => findPackageFolder(id, root) ?? []));
      const entries = [...folders].map(folder => {
        const { entry, problem } = readLicense(folder);
        return entry ?? this.error(`${folder.replace(/.*node_modules\//, '')}: ${problem}`);
      });
      const source = [...new Set(entries)].sort().join(`\n${'─'.repeat(80)}\n\n`);
      this.emitFile({ type: 'asset', fileName: 'licenses.txt', source });
    },
  };
}

/** The folder of the package that a module is from; `undefined` for our own. */
function findPackageFolder(id: string, root: string): string | undefined {
  const helper = helpers.find(([prefix]) => id.startsWith(prefix));
  if (helper) return join(root, helper[1]);
  return /^[^\0].*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(id.replaceAll('\\', '/'))?.[0];
}

function readLicense(folder: string): { readonly entry?: string; readonly problem?: string } {
  const { name, version, license, homepage } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (!allowed.has(license)) return { problem: `the licence ${license} is not on the list of licenses.ts` };
  const texts = readTexts(folder.slice(0, -name.length) + (textElsewhere[name] ?? name));
  if (texts.length === 0) return { problem: 'it has no licence text' };
  const source = wantSource.has(license) ? `Its source: ${homepage}\n\n` : '';
  return { entry: `${name} ${version} (${license})\n\n${source}${texts.join('\n\n')}\n` };
}

/** The licence, and what the Apache License 2.0 (section 4d) wants kept beside it; none without a licence. */
function readTexts(folder: string): string[] {
  const files = readdirSync(folder).sort();
  const find = (pattern: RegExp) => files.filter(file => pattern.test(file));
  const licence = find(/^(licen[cs]e|copying)([.-]|$)/i);
  const all = licence.length > 0 ? [...licence, ...find(/^notice([.-]|$)/i)] : [];
  return all.map(file => ownText(readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n')));
}

/** Without those of what a bundler is made of: only its own helpers are in the bundle. */
function ownText(text: string): string {
  return text.replace(/^# Licenses of bundled dependencies$.*/ms, '').trim();
}

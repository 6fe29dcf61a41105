import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The example of docs/managed.md, as it is written there: a policy for Chrome on Linux. */
export function readPolicyExample(): string {
  const text = readFileSync(join(import.meta.dirname, '../../docs/managed.md'), 'utf8');
  const [, example] = /```json\n(.*?)\n```/s.exec(text) ?? [];
  if (example === undefined) throw new Error('docs/managed.md has no example');
  return example;
}

/**
 * The values that a registry file sets, as Windows hands them over: texts and numbers. Throws for a line that its
 * registry editor would not take.
 */
export function parseRegistryFile(text: string): Record<string, string | number> {
  const [first, ...lines] = text.split('\r\n').filter(line => line !== '');
  if (first !== 'Windows Registry Editor Version 5.00') throw new Error('Not a registry file');
  return Object.fromEntries(
    lines
      .filter(line => !/^\[-?HKEY_LOCAL_MACHINE(\\[^\\\]]+)+\]$/.test(line))
      .map(line => {
        const value = /^"(?<name>\w+)"=(?:dword:(?<number>[\da-f]{8})|"(?<text>(?:[^"\\]|\\["\\])*)")$/.exec(
          line,
        )?.groups;
        if (!value) throw new Error(`Not a value of a registry file: ${line}`);
        const { name = '', number, text: escaped = '' } = value;
        return [name, number === undefined ? escaped.replace(/\\(.)/g, '$1') : Number.parseInt(number, 16)];
      }),
  );
}

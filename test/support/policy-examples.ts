import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Example =
  | 'Chrome, Edge and Chromium on Linux'
  | 'Chrome and Edge on Windows'
  | 'Chrome and Edge on macOS'
  | 'Firefox';

/** The example below a heading of docs/managed.md, as it is written there. */
export function readPolicyExample(heading: Example): string {
  const text = readFileSync(join(import.meta.dirname, '../../docs/managed.md'), 'utf8');
  const [, section = ''] = text.split(`## ${heading}\n`);
  const [, example] = /```\w+\n(.*?)\n```/s.exec(section) ?? [];
  if (example === undefined) throw new Error(`docs/managed.md has no example for ${heading}`);
  return example;
}

/** The values of a registry file, as Windows hands them over: texts and numbers. */
export function parseRegistryFile(text: string): Record<string, string | number> {
  const lines = [...text.matchAll(/^"(\w+)"=(?:dword:([\da-f]{8})|"(.*)")$/gm)];
  return Object.fromEntries(
    lines.map(([, name = '', number, value = '']) => [
      name,
      number === undefined ? value.replace(/\\(.)/g, '$1') : Number.parseInt(number, 16),
    ]),
  );
}

/** The value of a property list, of the elements that a policy needs. */
export function parsePropertyList(text: string): unknown {
  const tags = /<(\/?)(dict|array|key|string|integer|true|false)(\/?)>([^<]*)/g;
  const tokens = [...text.matchAll(tags)].map(([, end, name = '', , content = '']) => ({
    end: end !== '',
    name,
    content,
  }));
  const next = () => tokens.shift() ?? { end: true, name: '', content: '' };
  const read = (): unknown => {
    const { name, content } = next();
    if (name === 'true' || name === 'false') return name === 'true';
    const items: unknown[] = [];
    while (tokens[0] && !tokens[0].end) items.push(read());
    next();
    if (name === 'array') return items;
    if (name === 'integer') return Number(content);
    if (name !== 'dict') return content.replaceAll('&lt;', '<').replaceAll('&amp;', '&');
    return Object.fromEntries(items.flatMap((key, at) => (at % 2 === 0 ? [[key, items[at + 1]]] : [])));
  };
  return read();
}

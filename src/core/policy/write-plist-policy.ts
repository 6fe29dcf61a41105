import { flattenPolicy, type Policy } from './policy';
import type { ChromiumTarget, PolicyFile } from './policy-target';

const bundles = { chrome: 'com.google.Chrome', edge: 'com.microsoft.Edge' } satisfies Record<
  ChromiumTarget['browser'],
  string
>;

/** What XML 1.0 §2.2 does not have: control characters, halves of surrogate pairs, and two that are no characters. */
const notInXml = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;

/**
 * A property list for Chrome and Edge on macOS, of the extension's own preference domain. A document with characters
 * that XML does not have is written as one text of JSON, which escapes them.
 * https://www.chromium.org/administrators/configuring-policy-for-extensions/
 */
export function writePlistPolicy(policy: Policy, { browser, extensionId }: ChromiumTarget): PolicyFile {
  const domain = `${bundles[browser]}.extensions.${extensionId}`;
  const values = hasForeignText(policy) ? escapeForXml(flattenPolicy(policy)) : policy;
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
    '<plist version="1.0">',
    ...formatValue(values, ''),
    '</plist>',
    '',
  ];
  return { name: `${domain}.plist`, text: lines.join('\n'), place: domain, encoding: 'utf-8' };
}

/** The elements of a value, one a line. A property list has no `null`: such a member, and an `undefined` one, is left out. */
function formatValue(value: unknown, indent: string): string[] {
  const inner = `${indent}  `;
  if (typeof value === 'string') return [`${indent}<string>${escapeXml(value)}</string>`];
  if (typeof value === 'boolean') return [`${indent}<${value}/>`];
  if (typeof value === 'number') {
    const element = Number.isSafeInteger(value) ? 'integer' : 'real';
    return [`${indent}<${element}>${value}</${element}>`];
  }
  if (Array.isArray(value)) {
    if (value.length === 0) return [`${indent}<array/>`];
    return [`${indent}<array>`, ...value.flatMap(item => formatValue(item, inner)), `${indent}</array>`];
  }
  if (typeof value !== 'object' || value === null) return [];
  const members = Object.entries(value).flatMap(([name, member]) => {
    const lines = formatValue(member, inner);
    return lines.length === 0 ? [] : [`${inner}<key>${escapeXml(name)}</key>`, ...lines];
  });
  return members.length === 0 ? [`${indent}<dict/>`] : [`${indent}<dict>`, ...members, `${indent}</dict>`];
}

/** Whether a text or a name anywhere in a value has a character that XML does not have. */
function hasForeignText(value: unknown): boolean {
  if (typeof value === 'string') return notInXml.test(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, member]) => notInXml.test(name) || hasForeignText(member));
}

/** JSON without the two characters that XML does not have and JSON leaves as they are. */
function escapeForXml(policy: Readonly<Record<string, string | boolean>>): typeof policy {
  const escapeBoth = (text: string) => text.replace(/[\ufffe\uffff]/g, unit => `\\u${unit.charCodeAt(0).toString(16)}`);
  return Object.fromEntries(
    Object.entries(policy).map(([name, value]) => [name, typeof value === 'string' ? escapeBoth(value) : value]),
  );
}

/** Some parsers read a carriage return, and two other characters, as the end of a line. */
function escapeXml(text: string): string {
  return text.replace(/[&<>\r\u0085\u2028]/g, letter => `&#${letter.charCodeAt(0)};`);
}

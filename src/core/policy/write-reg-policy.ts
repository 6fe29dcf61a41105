import { flattenPolicy, type Policy } from './policy';
import type { ChromiumTarget, PolicyFile } from './policy-target';

const vendors = { chrome: 'Google\\Chrome', edge: 'Microsoft\\Edge' } satisfies Record<
  ChromiumTarget['browser'],
  string
>;

/**
 * A registry file for Chrome and Edge on Windows. The document is one text of JSON, because a registry has no lists.
 * The file first deletes what an earlier policy has set, so that only this one applies.
 * https://www.chromium.org/administrators/configuring-policy-for-extensions/
 */
export function writeRegPolicy(policy: Policy, { browser, extensionId }: ChromiumTarget): PolicyFile {
  const key = `HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\${vendors[browser]}\\3rdparty\\extensions\\${extensionId}\\policy`;
  const values = Object.entries(flattenPolicy(policy)).map(([name, value]) => `"${name}"=${formatValue(value)}`);
  const lines = ['Windows Registry Editor Version 5.00', '', `[-${key}]`, '', `[${key}]`, ...values, ''];
  return { name: `studio-launcher-${browser}.reg`, text: lines.join('\r\n'), place: key, encoding: 'utf-16le' };
}

function formatValue(value: string | boolean): string {
  if (typeof value === 'boolean') return `dword:0000000${Number(value)}`;
  return `"${toAscii(value).replace(/["\\]/g, '\\$&')}"`;
}

/** JSON in which only English characters stand for themselves, so that a copied text survives any encoding. */
function toAscii(json: string): string {
  return json.replace(/[^\x20-\x7e]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

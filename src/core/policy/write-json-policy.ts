import type { Policy } from './policy';
import type { ChromiumTarget, PolicyFile } from './policy-target';

const fileName = 'studio-launcher.json';

/**
 * The policy of Chrome and Edge on Linux: one of the files in the browser's policy folder, of any name.
 * https://www.chromium.org/administrators/linux-quick-start/
 */
export function writeJsonPolicy(policy: Policy, { browser, extensionId }: ChromiumTarget): PolicyFile {
  return {
    name: fileName,
    text: formatJson({ '3rdparty': { extensions: { [extensionId]: policy } } }),
    place: `/etc/opt/${browser}/policies/managed/${fileName}`,
    encoding: 'utf-8',
  };
}

/** JSON for people and programs. */
export function formatJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

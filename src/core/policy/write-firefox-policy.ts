import type { Policy } from './policy';
import type { PolicyFile, PolicySystem, PolicyTarget } from './policy-target';
import { formatJson } from './write-json-policy';

/** Where Firefox looks, if it was installed at the usual place. https://mozilla.github.io/policy-templates/ */
const places = {
  windows: 'C:\\Program Files\\Mozilla Firefox\\distribution\\policies.json',
  macos: '/Applications/Firefox.app/Contents/Resources/distribution/policies.json',
  linux: '/etc/firefox/policies/policies.json',
} satisfies Record<PolicySystem, string>;

/** Firefox's policies: one file, the same on every system. */
export function writeFirefoxPolicy(policy: Policy, { system, extensionId }: PolicyTarget): PolicyFile {
  return {
    name: 'policies.json',
    text: formatJson({ policies: { '3rdparty': { Extensions: { [extensionId]: policy } } } }),
    place: places[system],
    encoding: 'utf-8',
  };
}

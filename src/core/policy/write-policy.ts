import type { Policy } from './policy';
import type { PolicyFile, PolicyTarget } from './policy-target';
import { writeFirefoxPolicy } from './write-firefox-policy';
import { writeJsonPolicy } from './write-json-policy';
import { writePlistPolicy } from './write-plist-policy';
import { writeRegPolicy } from './write-reg-policy';

/** Writes a policy for one browser on one system. The browsers' own documents name the places and formats. */
export function writePolicy(policy: Policy, target: PolicyTarget): PolicyFile {
  if (target.browser === 'firefox') return writeFirefoxPolicy(policy, target);
  const chromium = { ...target, browser: target.browser };
  return { windows: writeRegPolicy, macos: writePlistPolicy, linux: writeJsonPolicy }[target.system](policy, chromium);
}

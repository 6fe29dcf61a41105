import {
  firefoxAddOnId,
  isExtensionId,
  type PolicyBrowser,
  type PolicySystem,
  type PolicyTarget,
} from './policy-target';

/** The browser and the system that a policy is most likely for: those of the person who makes it. */
export function guessTarget(ownId: string, userAgent: string): Pick<PolicyTarget, 'browser' | 'system'> {
  const system: PolicySystem = /Windows/.test(userAgent) ? 'windows' : /Mac OS X/.test(userAgent) ? 'macos' : 'linux';
  if (isExtensionId('firefox', ownId)) return { browser: 'firefox', system };
  return { browser: /\bEdg\//.test(userAgent) ? 'edge' : 'chrome', system };
}

/** The extension's ID in a browser as far as it is known here; empty if only that browser can tell. */
export function guessExtensionId(browser: PolicyBrowser, ownId: string): string {
  if (isExtensionId(browser, ownId)) return ownId;
  return browser === 'firefox' ? firefoxAddOnId : '';
}

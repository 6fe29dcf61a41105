/** For whom a policy is made. Chromium and Brave read what is made for Chrome, each in a place of its own. */
export interface PolicyTarget {
  readonly browser: PolicyBrowser;
  readonly system: PolicySystem;
  /** The extension's ID in that browser. A store gives it another one than a build has. */
  readonly extensionId: string;
}

/** A target whose browser is built on Chromium. */
export interface ChromiumTarget extends PolicyTarget {
  readonly browser: 'chrome' | 'edge';
}

/** A policy as a file for one browser on one system. */
export interface PolicyFile {
  readonly name: string;
  readonly text: string;
  /** Where the browser reads it: a path, a key of Windows' registry, or a preference domain of macOS. */
  readonly place: string;
  /** How the file's text is stored. Windows' registry editor writes its own files in UTF-16. */
  readonly encoding: 'utf-8' | 'utf-16le';
}

export const policyBrowsers = ['chrome', 'edge', 'firefox'] as const;
export type PolicyBrowser = (typeof policyBrowsers)[number];

export const policySystems = ['windows', 'macos', 'linux'] as const;
export type PolicySystem = (typeof policySystems)[number];

/** The ID of the build for Firefox. It is the same in Mozilla's store. */
export const firefoxAddOnId = 'studio-launcher@studio-launcher.example';

/**
 * Whether a text can be an extension's ID: 32 letters from a to p in Chromium browsers, and in Firefox something like
 * an email address, or a UUID in braces.
 * https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/manifest.json/browser_specific_settings
 */
export function isExtensionId(browser: PolicyBrowser, text: string): boolean {
  return browser === 'firefox'
    ? /^(?:[\w.-]{0,79}@[\w.-]{1,79}|\{[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\})$/i.test(text)
    : /^[a-p]{32}$/.test(text);
}

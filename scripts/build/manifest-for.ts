import manifest from '../../manifest.json' with { type: 'json' };
import packageJson from '../../package.json' with { type: 'json' };

export const browsers = ['chrome', 'firefox'] as const;
export type BuiltBrowser = (typeof browsers)[number];

/** The manifest of the build for one browser: that of manifest.json with what is this browser's alone. */
export function manifestFor(browser: BuiltBrowser) {
  // Firefox reads a policy without a schema.
  const { key, minimum_chrome_version, externally_connectable, storage, ...forFirefox } = manifest;
  const { browser_specific_settings, protocol_handlers, ...shared } = forFirefox;
  const forChrome = { ...shared, key, minimum_chrome_version, externally_connectable, storage };
  // package.json is the one place that has the version and the address of the repository.
  const { version, homepage }: { version: string; homepage?: string } = packageJson;
  const common = { version, ...(homepage !== undefined && { homepage_url: homepage }) };
  return { ...(browser === 'firefox' ? asFirefoxNeeds(forFirefox) : forChrome), ...common };
}

/**
 * Containers are Firefox's alone. It takes `contextualIdentities` for no optional permission (docs/containers.md). Private
 * windows it opens only for an extension that a person let in there, so that `incognito` must not forbid it. And where it has
 * a menu bar, Alt+Shift and a letter is a menu's before it is an extension's: `S` opens the history. No menu has a digit.
 */
function asFirefoxNeeds(forFirefox: Omit<Partial<typeof manifest>, 'commands'> & Pick<typeof manifest, 'commands'>) {
  const { incognito, permissions, optional_permissions, commands, ...others } = forFirefox;
  const { _execute_action: popup } = commands;
  const suggested_key = { ...popup.suggested_key, default: 'Alt+Shift+0' };
  return {
    ...others,
    commands: { ...commands, _execute_action: { ...popup, suggested_key } },
    permissions: [...(permissions ?? []), 'contextualIdentities'],
    optional_permissions: [...(optional_permissions ?? []), 'cookies'],
  };
}

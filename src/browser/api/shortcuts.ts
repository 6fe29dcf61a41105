import type { Commands } from 'webextension-polyfill';
import { browser, someBrowser } from './browser';

/** A command of the manifest, and the keys that call it. */
export interface Shortcut {
  readonly name: string;
  /** The description in the manifest; empty if there is none. */
  readonly description: string;
  /** The keys as the browser writes them: `Alt+Shift+S`, or `⌃⇧S` on macOS. Empty if there are none. */
  readonly keys: string;
}

/** The members of `commands` that are used, each of which some browser may lack. */
type SomeCommands = Partial<Pick<Commands.Static, 'getAll' | 'onChanged' | 'openShortcutSettings'>>;

const findCommands = (): SomeCommands => someBrowser.commands ?? {};

/** Every command of the manifest. */
export async function getShortcuts(): Promise<readonly Shortcut[]> {
  const commands = await findCommands().getAll?.();
  return (commands ?? []).map(({ name = '', description = '', shortcut = '' }) => ({
    name,
    description,
    keys: shortcut,
  }));
}

/**
 * Calls back when a key may have been changed; returns how to stop. Not every browser reports the change. But in all of
 * them the person changes keys on another page, and then comes back to this one.
 */
export function onShortcutsChanged(callback: () => void): () => void {
  const { onChanged } = findCommands();
  onChanged?.addListener(callback);
  window.addEventListener('focus', callback);
  document.addEventListener('visibilitychange', callback);
  return () => {
    onChanged?.removeListener(callback);
    window.removeEventListener('focus', callback);
    document.removeEventListener('visibilitychange', callback);
  };
}

/** Opens the browser's own page for extension keys; resolves to whether the page could be opened. */
export async function openShortcutSettings(): Promise<boolean> {
  const commands = findCommands();
  try {
    if (commands.openShortcutSettings) await commands.openShortcutSettings();
    else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
    return true;
  } catch {
    return false;
  }
}

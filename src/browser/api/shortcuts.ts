import type { Commands } from 'webextension-polyfill';
import { browser, someBrowser } from './browser';

/** A command of the manifest, and the keys that call it. */
export interface Shortcut {
  readonly name: string;
  /** As the manifest describes it; empty where it does not. */
  readonly description: string;
  /** As the browser writes them: `Alt+Shift+S`, or `⌃⇧S` on macOS. Empty where there are none. */
  readonly keys: string;
}

/** What every browser has, and what only some have. */
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
 * Calls back when a key may have been changed; returns how to stop. Not every browser tells of it, but all of them have
 * it changed elsewhere, from where the person comes back to this page.
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

/** Opens the browser's own page for the keys of its extensions; resolves to whether it could. */
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

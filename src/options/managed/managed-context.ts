import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { type ManagedConfiguration, parseManagedConfiguration } from '../../core/managed-configuration';

/** What the administrator's policy sets, for every part of the page. */
export const ManagedContext = createContext<ManagedConfiguration>(parseManagedConfiguration({}));

export function useManaged(): ManagedConfiguration {
  return useContext(ManagedContext);
}

/** Whether the policy lets a connection be used: each, unless it allows its own alone. */
export function isAllowed(
  { settings, connections }: ManagedConfiguration,
  connection: { readonly id: string },
): boolean {
  return settings.allowedConnectionsOnly !== true || isManaged(connections, connection);
}

/** Tells the policy's entries from the person's own. */
export function isManaged(entries: readonly { readonly id: string }[], { id }: { readonly id: string }): boolean {
  return entries.some(entry => entry.id === id);
}

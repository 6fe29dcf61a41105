import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { type ManagedConfiguration, parseManagedConfiguration } from '../../core/store/managed-configuration';

/** The administrator's policy, for every part of the page. */
export const ManagedContext = createContext<ManagedConfiguration>(parseManagedConfiguration({}));

export function useManaged(): ManagedConfiguration {
  return useContext(ManagedContext);
}

import { editConfiguration } from '../../browser/store/edit-configuration';
import type { Configuration } from '../../core/configuration/configuration';
import type { Profile } from '../../core/configuration/profile';

/** The profiles that were added, and how to take them back. */
export interface AddedProfiles {
  readonly added: readonly Profile[];
  takeBack(): Promise<void>;
}

/** Adds profiles that are made from what is stored by then. Rejects as `editConfiguration` does. */
export async function addProfiles(make: (current: Configuration) => readonly Profile[]): Promise<AddedProfiles> {
  const { before, after } = await editConfiguration(current => ({
    ...current,
    profiles: [...current.profiles, ...make(current)],
  }));
  const added = after.profiles.slice(before.profiles.length);
  const ids = new Set(added.map(({ id }) => id));
  return {
    added,
    takeBack: async () => {
      await editConfiguration(current => ({
        ...current,
        profiles: current.profiles.filter(({ id }) => !ids.has(id)),
      }));
    },
  };
}

import type { Profile } from '../configuration/profile';
import { linkMembers } from '../kinds/kinds';

/** What the address of a launch names: a stored profile, or a whole one, without secrets, as a link carries it. */
export type LaunchAddress =
  | { readonly type: 'stored'; readonly profileId: string }
  | { readonly type: 'given'; readonly profile: Profile };

/** The scheme of links from elsewhere; browsers let extensions and pages register no others than `web+…`. */
export const launchScheme = 'web+sagemaker';

/** The members of a whole profile in an address, by the names that they have there. */
export const profileMembers: Readonly<Record<string, string>> = {
  connection: 'connection',
  ...linkMembers,
  region: 'region',
};

/** The inverse of `parseLaunchAddress`: what is launched, without names, colours and keywords. */
export function formatLaunchAddress(address: LaunchAddress): string {
  const values: Readonly<Record<string, unknown>> =
    address.type === 'stored' ? { profile: address.profileId } : { ...address.profile };
  const names = address.type === 'stored' ? [['profile', 'profile'] as const] : Object.entries(profileMembers);
  const query = new URLSearchParams();
  for (const [name, member] of names) {
    const value = values[member];
    if (typeof value === 'string' && value !== '') query.set(name, value);
  }
  return query.toString();
}

/** The inverse of `parseLaunchLink`. */
export function formatLaunchLink(address: LaunchAddress): string {
  return `${launchScheme}:launch?${formatLaunchAddress(address)}`;
}

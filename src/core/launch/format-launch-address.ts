import type { Profile } from '../configuration/profile';
import { linkMembers } from '../kinds/kinds';

/** The target that a launch address names: a stored profile, or a complete profile in a link, without secrets. */
export type LaunchAddress =
  | { readonly type: 'stored'; readonly profileId: string }
  | { readonly type: 'given'; readonly profile: Profile };

/** The scheme of links from outside the extension. Browsers let extensions and pages register only `web+…` schemes. */
export const launchScheme = 'web+sagemaker';

/** The members of a complete profile in a launch address, by their parameter names. */
export const profileMembers: Readonly<Record<string, string>> = {
  connection: 'connection',
  ...linkMembers,
  region: 'region',
};

/** The inverse of `parseLaunchAddress`. Members that do not affect the launch (name, color, keywords) are left out. */
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

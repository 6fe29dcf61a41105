import { send } from '../browser/api/messaging';
import { onConfigurationChanged } from '../browser/store/configuration-store';
import { findProfile } from '../browser/store/find-entry';
import { areLinksAllowed, linksAllowed } from '../browser/store/link-setting';
import type { Connection } from '../core/configuration/connection';
import type { Profile } from '../core/configuration/profile';
import { failureOf } from '../core/failure/launch-failure';
import type { LaunchAddress } from '../core/launch/format-launch-address';
import { type LinkedImport, parseImportLink } from '../core/launch/import-link';
import { parseLaunchLink } from '../core/launch/launch-address';
import type { Problem } from '../core/words/describe-issue';
import type { Message } from '../core/words/message';
import { useLive } from '../ui/use-live';

/** The result of reading a link. */
export type LinkView =
  | { readonly type: 'switched-off' | 'not-allowed' }
  | { readonly type: 'refused'; readonly problems: readonly Problem[] }
  | { readonly type: 'import-refused'; readonly advice: Message }
  | { readonly type: 'import'; readonly source: LinkedImport }
  | { readonly type: 'missing'; readonly what: 'profile' | 'connection' }
  | {
      readonly type: 'launch';
      readonly address: LaunchAddress;
      readonly profile: Profile;
      readonly connection: Connection;
      /** Who is signed in to the connection. */
      readonly person: string | undefined;
    };

/**
 * Reads a link from elsewhere, and again when the link setting or the configuration changes. Launches and fetches nothing,
 * and calls nothing but this extension's own worker.
 */
export function useLink(link: string): LinkView | undefined {
  return useLive(() => readLink(link), [linksAllowed.onChanged, onConfigurationChanged], [link]);
}

async function readLink(link: string): Promise<LinkView> {
  if (!(await areLinksAllowed())) return { type: 'switched-off' };
  const imported = parseImportLink(link);
  if (imported) {
    return imported.ok
      ? { type: 'import', source: imported.source }
      : { type: 'import-refused', advice: imported.advice };
  }
  const parsed = parseLaunchLink(link);
  if (!parsed.ok) return { type: 'refused', problems: parsed.problems };
  const { address } = parsed;
  const found = await findTarget(address).catch(error => failureOf(error).code);
  if (found === 'not-allowed-by-policy') return { type: 'not-allowed' };
  if (!found || typeof found === 'string')
    return { type: 'missing', what: address.type === 'stored' ? 'profile' : 'connection' };
  const person = await send('findSignedIn', { connectionId: found.connection.id }).catch(() => undefined);
  return { type: 'launch', address, ...found, person: person?.name };
}

async function findTarget(address: LaunchAddress): Promise<{ profile: Profile; connection: Connection } | undefined> {
  return await findProfile(
    address.type === 'stored'
      ? { profileId: address.profileId }
      : { profileId: address.profile.id, profile: address.profile },
  );
}

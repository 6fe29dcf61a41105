import type { LaunchAddress } from '../core/launch/format-launch-address';
import { parseLaunchAddress } from '../core/launch/launch-address';
import type { LaunchRequest } from '../core/launch/launch-request';
import type { Problem } from '../core/words/describe-issue';

/** The request in the address of the launch page, after the `#`. */
export type PageRequest =
  | {
      readonly type: 'launch';
      readonly request: LaunchRequest;
      /** The id of an earlier ask. The page shows its launch, and begins the launch if nothing else has. */
      readonly askId: string | undefined;
      /**
       * Whether the page launches by itself. Any extension can open this page. A stored profile is the person's
       * own, but a whole profile in an address may come from anyone.
       */
      readonly begins: boolean;
    }
  | {
      readonly type: 'wait';
      /** The id of a wait (browser/spaces/waits.ts). Without one that is known, the page waits for nothing. */
      readonly waitId: string;
      readonly request: LaunchRequest;
    }
  | { readonly type: 'search'; readonly text: string }
  | { readonly type: 'missing'; readonly what: string }
  | {
      readonly type: 'share';
      readonly profileId: string;
      readonly copiesCli: boolean;
      /** A one-time id that lets the page copy by itself (browser/launch/one-time.ts). */
      readonly once: string | undefined;
    }
  | { readonly type: 'refused'; readonly problems: readonly Problem[] };

/** Reads the address; browser/launch/launch-page.ts writes it. Never throws. */
export function parsePageRequest(fragment: string): PageRequest {
  const query = fragment.replace(/^#/, '');
  const values = new URLSearchParams(query);
  const [text, what, profileId] = ['search', 'missing', 'share'].map(name => values.get(name));
  if (typeof text === 'string') return { type: 'search', text: text.trim() };
  if (typeof what === 'string') return { type: 'missing', what };
  if (typeof profileId === 'string') {
    return { type: 'share', profileId, copiesCli: values.get('copy') === 'cli', once: values.get('once') ?? undefined };
  }
  const parsed = parseLaunchAddress(query);
  if (!parsed.ok) return { type: 'refused', problems: parsed.problems };
  const request = toRequest(parsed.address);
  const waitId = values.get('wait');
  if (waitId) return { type: 'wait', waitId, request };
  const askId = values.get('ask') ?? undefined;
  const begins = askId === undefined && parsed.address.type === 'stored';
  return { type: 'launch', request, askId, begins };
}

function toRequest(address: LaunchAddress): LaunchRequest {
  return address.type === 'stored'
    ? { profileId: address.profileId }
    : { profileId: address.profile.id, profile: address.profile };
}

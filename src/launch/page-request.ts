import * as v from 'valibot';
import type { Problem } from '../core/describe-issue';
import type { LaunchAddress } from '../core/format-launch-address';
import { parseLaunchAddress } from '../core/launch-address';
import { flightOf, type LaunchRequest, launchRequestSchema } from '../core/launch-request';
import { message } from '../core/message';

/** What the address of the launch page asks for, after its `#`. */
export type PageRequest =
  | {
      readonly type: 'launch';
      readonly request: LaunchRequest;
      readonly flight: string;
      /** Whether the page launches by itself, rather than show what began elsewhere. */
      readonly begins: boolean;
    }
  | { readonly type: 'search'; readonly text: string }
  | { readonly type: 'missing'; readonly what: string }
  | { readonly type: 'share'; readonly profileId: string; readonly copiesCli: boolean }
  | { readonly type: 'refused'; readonly problems: readonly Problem[] };

/** Reads the address; browser/launch-page.ts writes it. Never throws. */
export function parsePageRequest(fragment: string): PageRequest {
  const query = fragment.replace(/^#/, '');
  const values = new URLSearchParams(query);
  const [flight, text, what, profileId] = ['show', 'search', 'missing', 'share'].map(name => values.get(name));
  if (typeof flight === 'string') return parseFlight(flight);
  if (typeof text === 'string') return { type: 'search', text: text.trim() };
  if (typeof what === 'string') return { type: 'missing', what };
  if (typeof profileId === 'string') return { type: 'share', profileId, copiesCli: values.get('copy') === 'cli' };
  const parsed = parseLaunchAddress(query);
  if (!parsed.ok) return { type: 'refused', problems: parsed.problems };
  const request = toRequest(parsed.address);
  return { type: 'launch', request, flight: flightOf(request), begins: true };
}

/** The inverse of `flightOf`: so that a launch can be asked for again when nothing else is known of it any more. */
function parseFlight(flight: string): PageRequest {
  const [, profileId, profile] = /^(\S*)(?: (.*))?$/s.exec(flight) ?? [];
  const parsed = v.safeParse(launchRequestSchema, { profileId, ...(profile && { profile: parseJson(profile) }) });
  if (parsed.success) return { type: 'launch', request: parsed.output, flight, begins: false };
  return { type: 'refused', problems: [{ path: 'show', expected: message('profile'), found: flight.slice(0, 80) }] };
}

function toRequest(address: LaunchAddress): LaunchRequest {
  return address.type === 'stored'
    ? { profileId: address.profileId }
    : { profileId: address.profile.id, profile: address.profile };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

import { requestContainers } from '../browser/api/container-permission';
import type { Remedy, RetryChanges } from '../core/explain/explain-failure';

/** The action of each remedy on a page. If one is missing, the code does not compile. */
export type Remedies = { readonly [K in Remedy['type']]: (remedy: Extract<Remedy, { type: K }>) => void };

/** Runs the action of a card's button. */
export function runRemedy(remedy: Remedy, remedies: Remedies): void {
  switch (remedy.type) {
    case 'allow-hosts':
      remedies[remedy.type](remedy);
      break;
    case 'allow-containers':
      remedies[remedy.type](remedy);
      break;
    case 'try-again':
      remedies[remedy.type](remedy);
      break;
    case 'sign-in-as-other':
      remedies[remedy.type](remedy);
      break;
    case 'open-options':
      remedies[remedy.type](remedy);
      break;
    default:
      remedy satisfies never;
  }
}

/** Options for asking for a launch again. */
export interface Again {
  /** Hosts to ask for first, together with the profile's missing hosts. */
  readonly hosts?: readonly string[] | undefined;
  readonly changes?: RetryChanges | undefined;
  /** The launch waits until this has ended, even if it is rejected. */
  readonly first?: Promise<unknown> | undefined;
  /** The connection that the worker signs out of before the launch. */
  readonly signOutOf?: string | undefined;
}

interface LaunchRetry {
  readonly connectionId: string | undefined;
  again(how: Again): void;
  openOptions(): void;
}

/** Runs a remedy on the card of a launch. Every remedy except `open-options` ends in another launch. */
export function retryLaunch(remedy: Remedy, { connectionId, again, openOptions }: LaunchRetry): void {
  runRemedy(remedy, {
    'allow-hosts': ({ hosts }) => again({ hosts }),
    'allow-containers': () => again({ first: requestContainers() }),
    'try-again': ({ changes }) => again({ changes }),
    'sign-in-as-other': () => again({ signOutOf: connectionId }),
    'open-options': openOptions,
  });
}

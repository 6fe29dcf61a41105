import { requestContainers } from '../browser/api/container-permission';
import { send } from '../browser/api/messages';
import type { Remedy, RetryChanges } from '../core/explain/explain-failure';

/** What each remedy does on a page: one that is missing does not compile. */
export type Remedies = { readonly [K in Remedy['type']]: (remedy: Extract<Remedy, { type: K }>) => void };

/** Does what a card's button stands for. */
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

/** How a launch is asked for again. */
export interface Again {
  /** Asked for first of all, with those of the profile that are missing. */
  readonly hosts?: readonly string[] | undefined;
  readonly changes?: RetryChanges | undefined;
  /** What the launch waits for, however it ends. */
  readonly first?: Promise<unknown> | undefined;
}

interface LaunchRetry {
  readonly connectionId: string | undefined;
  again(how: Again): void;
  openOptions(): void;
}

/** The same for the card of a launch: all but the options end in another launch. */
export function retryLaunch(remedy: Remedy, { connectionId, again, openOptions }: LaunchRetry): void {
  runRemedy(remedy, {
    'allow-hosts': ({ hosts }) => again({ hosts }),
    'allow-containers': () => again({ first: requestContainers() }),
    'try-again': ({ changes }) => again({ changes }),
    'sign-in-as-other': () =>
      again({ first: connectionId === undefined ? undefined : send('signOut', { connectionId }) }),
    'open-options': openOptions,
  });
}

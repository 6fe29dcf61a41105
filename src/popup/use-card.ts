import { useEffect } from 'preact/hooks';
import { seenOutcome } from '../browser/launch/seen-outcome';
import { markOutcomesSeen } from '../browser/launch/unseen-outcomes';
import type { ShownLaunch } from '../browser/launch/watch-launches';
import type { Profile } from '../core/configuration/profile';
import { type Failure, isCancelled } from '../core/failure/launch-outcome';
import { isOfStored } from '../core/launch/launch-request';

/** How long a card is shown, in milliseconds. The recent launches have the failure longer. */
const cardMilliseconds = 60_000;
/** How long a card is in front of a person until it counts as seen, in milliseconds. */
const seenMilliseconds = 1_000;

/** The failure to show as a card, until the card has been shown long enough. */
export function useCard(
  latest: ShownLaunch | undefined,
  launched: Profile | undefined,
  dismiss: () => void,
): Failure | undefined {
  // A person who looks at the popup sees the outcome.
  useEffect(() => void markOutcomesSeen(), [latest?.launchId, latest?.outcome]);
  const failure = findFailure(latest, launched);
  const launchId = latest?.launchId;
  const isCard = failure !== undefined;
  useEffect(() => {
    if (!isCard || launchId === undefined) return;
    // A popup that closes at once, or behind a window that a person uses, has shown nothing to anybody.
    const seen = setInterval(() => {
      if (!document.hasFocus()) return;
      clearInterval(seen);
      void seenOutcome.set(launchId).catch(() => undefined);
    }, seenMilliseconds);
    const over = setTimeout(dismiss, cardMilliseconds);
    return () => {
      clearInterval(seen);
      clearTimeout(over);
    };
  }, [isCard, launchId]);
  return failure;
}

function findFailure(latest: ShownLaunch | undefined, launched: Profile | undefined): Failure | undefined {
  if (latest?.outcome?.result !== 'failed' || isCancelled(latest.outcome)) return undefined;
  const { failure } = latest.outcome;
  // The profile was deleted after it was listed and before the click.
  const isGone = failure.code === 'profile-missing' && isOfStored(latest.request);
  return launched || isGone ? failure : undefined;
}

import { expectedValues } from '../aws/expected-values';
import type { Failure } from '../failure/launch-outcome';
import { type Message, message } from '../words/message';

/** The failure `claim-unusable` in words. What the name became is in them, for the person; tickets get the claim's name alone. */
export function explainClaim(failure: Failure): { readonly title: Message; readonly cause: Message } {
  return { title: message('claimUnusableTitle', { claim: failure.claim || '?' }), cause: claimCause(failure) };
}

function claimCause(failure: Failure): Message {
  const { reason, said } = failure;
  const field = failure.field ?? message('someField');
  const claim = failure.claim || '?';
  if (reason === 'guest') return message('claimOfGuestCause', { field });
  if (reason === 'missing') return message('claimMissingCause', { field, claim });
  const { userProfileName } = expectedValues;
  return message('claimUnfitCause', { field, claim, text: claimText(said), expected: userProfileName });
}

/** What claims have become: in quotation marks, where anything is left. */
export function claimText(text: string | undefined): Message {
  return text ? message('claimText', { text }) : message('claimTextNone');
}

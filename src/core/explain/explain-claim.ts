import { expectedValues } from '../aws/expected-values';
import type { Failure } from '../failure/launch-outcome';
import { type Message, message } from '../words/message';
import { fieldName } from './field-name';

/**
 * The failure `claim-unusable` in words. They show the resolved name to the person; tickets get only the claim's name.
 */
export function explainClaim(failure: Failure): { readonly title: Message; readonly cause: Message } {
  return { title: message('claimUnusableTitle', { claim: failure.claim || '?' }), cause: claimCause(failure) };
}

function claimCause(failure: Failure): Message {
  const { reason, said } = failure;
  const field = failure.field ? fieldName(failure.field) : message('someField');
  const claim = failure.claim || '?';
  if (reason === 'guest') return message('claimOfGuestCause', { field });
  if (reason === 'missing') return message('claimMissingCause', { field, claim });
  if (reason === 'not-text') return message('claimNotTextCause', { field, claim });
  const { userProfileName } = expectedValues;
  return message('claimUnfitCause', { field, claim, text: claimText(said), expected: userProfileName });
}

/** The resolved text in quotation marks, or words that say that it is empty. */
export function claimText(text: string | undefined): Message {
  return text ? message('claimText', { text }) : message('claimTextNone');
}

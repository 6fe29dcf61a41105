import { type AddressFailures, type HeldRequests, knowHeldRequests } from '../../core/hosts/held-requests';
import { unreadStored } from '../../core/util/unread-stored';
import { withLock } from '../api/with-lock';
import { addressFailuresItem } from './session-items';

/** Only Chromium holds an extension's requests back. In another browser, no answer is no answer. */
const failures =
  import.meta.env.MODE === 'firefox' ? unreadStored<AddressFailures>(async () => {}) : addressFailuresItem;

/** Which requests the browser holds back: for the worker and all pages, of all hosts that the extension asks. */
export const heldRequests: HeldRequests = knowHeldRequests(failures, {
  withLock,
  now: () => Date.now(),
  isOnline: () => navigator.onLine !== false,
});

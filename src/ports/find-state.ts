import type { CallParts } from '../aws/client-config';
import { describeState } from '../aws/describe-state';
import { isStateDenied, noteDeniedState } from '../browser/spaces/denied-states';
import { failureOf } from '../core/failure/launch-failure';
import type { StateInput } from '../core/launch/presign-input';
import type { Credentials } from '../core/sign-in/credentials';
import type { AppState } from '../core/spaces/app-state';
import type { StoredItems } from '../core/store/store-layout';
import { findBeside } from './find-beside';

/**
 * The state of what a launch opens, asked while its link is requested (`presigned`), unless the same credentials have been
 * denied it. `session` is what is in `storage.session`. `undefined` if it cannot be learned soon.
 */
export async function findState(
  input: StateInput,
  credentials: Credentials,
  presigned: Promise<unknown>,
  session: StoredItems,
  parts: CallParts,
): Promise<AppState | undefined> {
  if (isStateDenied(input, credentials, session)) return undefined;
  return await findBeside(presigned, parts.budget, async once => {
    try {
      return await describeState(input, credentials, { ...parts, budget: once });
    } catch (error) {
      if (failureOf(error).code === 'access-denied') void noteDeniedState(input, credentials).catch(() => undefined);
      throw error;
    }
  });
}

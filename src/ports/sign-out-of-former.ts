import { findLocks, withLock } from '../browser/api/with-lock';
import { readItems, storeLock } from '../browser/store/configuration-store';
import { findConnection } from '../browser/store/find-entry';
import { getManaged } from '../browser/store/managed-configuration';
import { findSignIns, tokensItem } from '../browser/store/session-items';
import type { Tokens } from '../core/sign-in/tokens';
import { isCurrent, judgeSignIn, type SignInState } from '../core/store/judge-sign-in';
import { signOutOfChanged } from '../sign-in/sign-out';
import { signOutOf } from './sign-in-and-out';
import { signOutPorts } from './sign-in-ports';

/**
 * Signs out of connections that are gone or that now name another issuer or client, whether the person, an import,
 * another computer, a shared file or a policy changed them. Throws `configuration-unreadable`, without signing anybody
 * out.
 */
export async function signOutOfFormer(): Promise<void> {
  // A sign-in under way has stored nothing yet, so it is found by its lock.
  const ids = new Set([...(await findSignIns()), ...(await findLocks('tokens:'))]);
  await Promise.all([...ids].map(settle));
}

/**
 * Does the same when a worker starts, since an earlier one may have been stopped before it could. A worker starts often, so
 * the whole store is read only if a connection is not simply there as it was.
 */
export async function signOutOfFormerAtStart(): Promise<void> {
  const ids = await findSignIns();
  await Promise.all(ids.map(async id => (await isAsItWas(id)) || (await settle(id))));
}

async function isAsItWas(connectionId: string): Promise<boolean> {
  const [connection, tokens] = await Promise.all([findConnection(connectionId), tokensItem(connectionId).get()]);
  return connection !== undefined && isCurrent(tokens, connection.signIn);
}

async function settle(connectionId: string): Promise<void> {
  const judge = async (tokens: Tokens | undefined): Promise<SignInState> => {
    const [items, managed] = await Promise.all([readItems(), getManaged()]);
    return judgeSignIn(connectionId, tokens, items, managed);
  };
  const find = async () => await judge(await tokensItem(connectionId).get());
  if ((await find()) === 'gone') {
    // Check again after any write under way, because an entry may be moving to another storage area.
    await withLock(storeLock, async () => undefined);
    // One change may be reported several times, but each token is revoked only once.
    await withLock(`sign-out-of-former:${connectionId}`, async () => {
      if ((await find()) === 'gone') await signOutOf({ connectionId });
    });
    return;
  }
  // This also covers a sign-in under way that began with the connection's previous form.
  const isChanged = async (tokens: Tokens) => (await judge(tokens)) === 'changed';
  await signOutOfChanged(connectionId, isChanged, signOutPorts(connectionId));
}

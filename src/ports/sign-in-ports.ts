import { cancellable, signOutTask } from '../browser/api/cancellation';
import { findMissing } from '../browser/api/host-permissions';
import { isReachable } from '../browser/api/is-reachable';
import { openSignInWindow, redirectUri } from '../browser/api/sign-in-window';
import { withLock } from '../browser/api/with-lock';
import { isNewCode } from '../browser/store/redeemed-codes';
import { neverRenewedItem, neverSilentItem, providerItem, tokensItem } from '../browser/store/session-items';
import { signedOutItem } from '../browser/store/signed-out-item';
import type { Connection, OidcSignIn } from '../core/configuration/connection';
import { launchFailure } from '../core/failure/launch-failure';
import { matchPatterns, signInHosts } from '../core/hosts/hosts';
import { alsoAbortedBy, type LaunchBudget } from '../core/launch/launch-budget';
import type { Tokens } from '../core/sign-in/tokens';
import type { SignInPorts } from '../sign-in/get-tokens';
import { revoke, type SignOutPorts } from '../sign-in/sign-out';
import { createBudget } from './create-budget';
import { requestPorts } from './request-ports';

/** The ports for signing in to a connection. `onWindow` is called before the person is asked. */
export function signInPorts(
  connection: Connection,
  signIn: OidcSignIn,
  budget: LaunchBudget,
  onWindow: () => void = () => {},
): SignInPorts {
  return {
    ...requestPorts(budget),
    lastingBudget: createBudget(),
    tokens: tokensItem(connection.id),
    provider: providerItem(signIn.issuer),
    signedOut: signedOutItem(connection.id, signIn.issuer),
    markSignedOut: issuer => signedOutItem(connection.id, issuer).set(true),
    isNeverSilent: neverSilentItem(signIn.issuer),
    isNeverRenewed: neverRenewedItem(signIn.issuer),
    redirectUri: redirectUri(),
    isReachable: url => isReachable(url, budget.signal),
    isNewCode,
    openWindow: async (url, mode) => {
      if (mode === 'window') onWindow();
      return await openSignInWindow(url, mode, budget.signal);
    },
    requireHosts: async endpoints => {
      const hosts = await findMissing(signInHosts(connection, endpoints));
      if (hosts.length > 0) throw launchFailure({ code: 'hosts-not-allowed', hosts });
    },
    findMissingHosts,
    revokeLater: tokens => void revokeAtProvider(tokens),
    withLock,
    now: Date.now,
  };
}

/** The ports for signing out of a connection. They need no configuration, which may be gone. */
export function signOutPorts(connectionId: string): SignOutPorts {
  return {
    tokens: tokensItem(connectionId),
    signedOut: issuer => signedOutItem(connectionId, issuer),
    revoke: revokeAtProvider,
    withLock,
  };
}

/** Runs a task that signs in to a connection or uses its sign-in. Any sign-out cancels the task. */
export async function untilSignOut<T>(
  connectionId: string,
  budget: LaunchBudget,
  task: (budget: LaunchBudget) => Promise<T>,
): Promise<T> {
  return await cancellable(signOutTask(connectionId), signal => task(alsoAbortedBy(budget, signal)));
}

async function revokeAtProvider(tokens: Tokens): Promise<boolean> {
  const provider = providerItem(tokens.issuer);
  return await revoke(tokens, { ...requestPorts(), provider, findMissingHosts });
}

async function findMissingHosts(urls: readonly string[]): Promise<string[]> {
  return await findMissing(matchPatterns(urls));
}

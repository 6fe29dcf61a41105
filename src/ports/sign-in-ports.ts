import { findMissing } from '../browser/host-permissions';
import { providerItem, signedOutItem, tokensItem } from '../browser/session-items';
import { openSignInWindow, redirectUri } from '../browser/sign-in-window';
import { withLock } from '../browser/with-lock';
import type { Connection, OidcSignIn } from '../core/connection';
import { signInHosts } from '../core/hosts';
import type { LaunchBudget } from '../core/launch-budget';
import { launchFailure } from '../core/launch-failure';
import type { SignInPorts } from '../sign-in/get-tokens';

/** What signing in to a connection needs. `onWindow` is told before the person is asked. */
export function signInPorts(
  connection: Connection,
  signIn: OidcSignIn,
  budget: LaunchBudget,
  onWindow: () => Promise<void> = async () => {},
): SignInPorts {
  return {
    budget,
    tokens: tokensItem(connection.id),
    provider: providerItem(signIn.issuer),
    signedOut: signedOutItem(connection.id),
    redirectUri: redirectUri(),
    openWindow: async (url, mode) => {
      if (mode === 'window') await onWindow();
      return await openSignInWindow(url, mode, budget.signal);
    },
    requireHosts: async endpoints => {
      const hosts = await findMissing(signInHosts(connection, endpoints));
      if (hosts.length > 0) throw launchFailure({ code: 'hosts-not-allowed', hosts });
    },
    withLock,
    now: Date.now,
  };
}

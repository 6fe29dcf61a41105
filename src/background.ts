import { type CredentialsPorts, getCredentials } from './aws/get-credentials';
import { presign } from './aws/presign';
import { findConnection, findLaunch, onConfigurationChanged, readConnections } from './browser/configuration-store';
import { findMissing, onHostsAllowed } from './browser/host-permissions';
import { launchOnce, resumeWaitingLaunch } from './browser/launch-once';
import { onMessage } from './browser/messages';
import { getNeededHosts } from './browser/needed-hosts';
import { openTab } from './browser/open-tab';
import { credentialsItem, identityItem, providerItem, signedOutItem, tokensItem } from './browser/session-items';
import { openSignInWindow, redirectUri } from './browser/sign-in-window';
import { keepSigningLinksOutOfHistory } from './browser/signing-link';
import { withLock } from './browser/with-lock';
import type { Connection, OidcSignIn } from './core/connection';
import { signInHosts } from './core/hosts';
import { type LaunchPorts, launch } from './core/launch';
import { launchFailure } from './core/launch-failure';
import type { LaunchRequest } from './core/launch-request';
import type { LaunchStep } from './core/launch-state';
import { answerSignIn } from './core/sign-in-outcome';
import { getProvider } from './sign-in/get-provider';
import { getTokens, type SignInPorts } from './sign-in/get-tokens';
import { signOut } from './sign-in/sign-out';

// The composition root: every listener is registered here, at once, so that the browser can wake the worker for it.

type OnStep = (step: LaunchStep) => Promise<void>;

onMessage({
  launch: request => launchOnce(request, runLaunch),
  signIn: ({ connectionId }) => answerSignIn(() => signInTo(connectionId)),
  signOut: ({ connectionId }) => answerSignIn(() => signOutOf(connectionId)),
  findSignedIn: async ({ connectionId }) => {
    const tokens = await tokensItem(connectionId).get();
    return tokens && { name: tokens.name, expiresAt: tokens.expiresAt };
  },
});
onHostsAllowed(() => void resumeWaitingLaunch(runLaunch));
onConfigurationChanged(() => void readConnections().then(discoverProviders, () => undefined));
keepSigningLinksOutOfHistory();

function runLaunch(request: LaunchRequest, onStep: OnStep) {
  return launch(request, launchPorts(onStep));
}

function launchPorts(onStep: OnStep): LaunchPorts {
  return {
    findProfile: findLaunch,
    findMissingHosts: async (connection, profile) => await findMissing(await getNeededHosts(connection, profile)),
    getCredentials: (connection, fresh) => getCredentials(connection, credentialsPorts(connection, onStep), fresh),
    presign,
    openTab,
    onStep,
  };
}

function credentialsPorts(connection: Connection, onStep: OnStep): CredentialsPorts {
  const { id, signIn } = connection;
  return {
    credentials: credentialsItem(id),
    identity: identityItem(id),
    getLogin: async () =>
      signIn.type === 'guest' ? undefined : await getTokens(id, signIn, signInPorts(connection, signIn, onStep)),
    withLock,
    now: Date.now,
  };
}

function signInPorts(connection: Connection, signIn: OidcSignIn, onStep: OnStep = async () => {}): SignInPorts {
  return {
    tokens: tokensItem(connection.id),
    provider: providerItem(signIn.issuer),
    signedOut: signedOutItem(connection.id),
    redirectUri: redirectUri(),
    openWindow: async (url, mode) => {
      if (mode === 'window') await onStep('sign-in');
      return await openSignInWindow(url, mode);
    },
    requireHosts: async endpoints => {
      const hosts = await findMissing(signInHosts(connection, endpoints));
      if (hosts.length > 0) throw launchFailure({ code: 'hosts-not-allowed', hosts });
    },
    withLock,
    now: Date.now,
  };
}

async function getConnection(connectionId: string): Promise<Connection> {
  const connection = await findConnection(connectionId);
  if (!connection) throw launchFailure({ code: 'profile-missing' });
  return connection;
}

async function signInTo(connectionId: string): Promise<void> {
  const connection = await getConnection(connectionId);
  if (connection.signIn.type === 'guest') return;
  await getTokens(connectionId, connection.signIn, signInPorts(connection, connection.signIn));
}

async function signOutOf(connectionId: string): Promise<void> {
  const connection = await getConnection(connectionId);
  const wipe = () => Promise.all([credentialsItem(connectionId).remove(), identityItem(connectionId).remove()]);
  await wipe();
  if (connection.signIn.type === 'oidc') {
    await signOut(connectionId, connection.signIn, signInPorts(connection, connection.signIn));
  }
  // Once more, after any launch that was under way: it may have stored new ones meanwhile.
  await withLock(`credentials:${connectionId}`, wipe);
}

/** Reads discovery documents ahead, so that the first click can ask for all hosts in one prompt. */
async function discoverProviders(connections: readonly Connection[]): Promise<void> {
  const issuers = connections.flatMap(({ signIn }) => (signIn.type === 'oidc' ? [signIn.issuer] : []));
  await Promise.allSettled([...new Set(issuers)].map(issuer => getProvider(issuer, providerItem(issuer))));
}

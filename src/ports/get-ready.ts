import { areUsable, getCredentials } from '../aws/get-credentials';
import { readLaunchFacts } from '../browser/launch/launch-facts';
import { getMissingHosts } from '../browser/launch/missing-hosts';
import { findProfile } from '../browser/store/find-entry';
import { credentialsItem } from '../browser/store/session-items';
import type { Connection } from '../core/configuration/connection';
import { sageMakerEndpoint } from '../core/hosts/hosts';
import type { ProfileRequest } from '../core/protocol';
import { getTokensUnasked } from '../sign-in/get-tokens';
import { callPartsIn, getCallParts } from './call-parts';
import { findPerson } from './claims';
import { createBudget } from './create-budget';
import { credentialsPorts } from './credentials-ports';
import { signInPorts, untilSignOut } from './sign-in-ports';

/**
 * Gets ready for a launch before it is asked for: renews credentials that have ended or end soon, and connects to SageMaker.
 * Nobody is asked to sign in, no link is requested, and nothing is sent for a connection that nobody has used since the
 * browser started. Never throws: the launch itself says what is wrong.
 */
export async function getReady({ profileId }: ProfileRequest): Promise<void> {
  const facts = await readLaunchFacts({ profileId });
  const found = await findProfile({ profileId }, facts.search).catch(() => undefined);
  if (!found || (await getMissingHosts(found.connection, found.profile, facts)).length > 0) return;
  const { connection, profile } = found;
  const { clock } = callPartsIn(facts.session, createBudget(), Promise.resolve());
  const person = await findPerson(connection, facts.session);
  const stored = credentialsItem(connection.id).findIn(facts.session);
  if (!person || (person === 'guest' && !stored)) return;
  const isReady = stored !== undefined && areUsable(stored, connection, person, clock.now());
  await Promise.all([
    connectTo(sageMakerEndpoint(connection, profile)),
    isReady || renewCredentials(connection).catch(() => undefined),
  ]);
}

async function renewCredentials(connection: Connection): Promise<void> {
  const { id, signIn } = connection;
  await untilSignOut(id, createBudget(), async budget => {
    const isGuest = signIn.type === 'guest';
    const login = isGuest ? undefined : await getTokensUnasked(id, signIn, signInPorts(connection, signIn, budget));
    if (!login && !isGuest) return;
    const ports = credentialsPorts(connection, await getCallParts(budget), () => {});
    await getCredentials(connection, { ...ports, getLogin: async () => login });
  });
}

/**
 * Sends a request without content, so that the browser has a connection when the launch needs it. The worker sends it
 * itself: browsers may keep a page's connections apart from the worker's. A failure says nothing yet.
 */
async function connectTo(endpoint: string): Promise<void> {
  const options = { credentials: 'omit', cache: 'no-store', redirect: 'manual' } as const;
  const { body } = await fetch(endpoint, { ...options, signal: AbortSignal.timeout(10_000) }).catch(() => ({
    body: null,
  }));
  await body?.cancel();
}

import type { CallParts } from '../aws/client-config';
import { getCredentials } from '../aws/get-credentials';
import { readAllowed } from '../browser/api/host-permissions';
import { readSession } from '../browser/launch/launch-facts';
import { getMissingHosts } from '../browser/launch/missing-hosts';
import type { Connection } from '../core/configuration/connection';
import type { Profile } from '../core/configuration/profile';
import { launchFailure } from '../core/failure/launch-failure';
import { type CredentialsPort, withCredentials } from '../core/launch/with-credentials';
import type { Credentials } from '../core/sign-in/credentials';
import { getCallParts } from './call-parts';
import { createBudget } from './create-budget';
import { credentialsPorts, getCredentialsUnasked } from './credentials-ports';
import { untilSignOut } from './sign-in-ports';

type Place = Pick<Profile, 'region' | 'type'>;
type Use<T> = (credentials: Credentials, parts: CallParts) => Promise<T>;
type GetCredentials = (of: Connection, parts: CallParts, refused?: Credentials) => Promise<Credentials>;

/**
 * Does something at AWS with the credentials of who is signed in to a connection, or who signs in now. `place` is where
 * SageMaker is asked. Throws `hosts-not-allowed`, and what getting credentials throws.
 */
export async function asPersonOf<T>(connection: Connection, place: Place, use: Use<T>): Promise<T> {
  return await withCredentialsBy(getOrAsk, connection, place, use);
}

/**
 * The same until the signal is aborted, and for somebody who is signed in already: nobody is asked. Throws `login-expired`,
 * too, where the sign-in cannot be renewed.
 */
export async function asSignedInPersonOf<T>(
  connection: Connection,
  place: Place,
  use: Use<T>,
  signal: AbortSignal,
): Promise<T> {
  return await withCredentialsBy(getCredentialsUnasked, connection, place, use, signal);
}

/** Throws `hosts-not-allowed` with all hosts that are missing: those of the sign-in, too, so that people are asked once. */
export async function requireHosts(connection: Connection, place: Place): Promise<void> {
  const [session, allowed] = await Promise.all([readSession(), readAllowed()]);
  const hosts = await getMissingHosts(connection, place, { session, allowed });
  if (hosts.length > 0) throw launchFailure({ code: 'hosts-not-allowed', hosts });
}

const getOrAsk: GetCredentials = (of, parts, refused) =>
  getCredentials(
    of,
    credentialsPorts(of, parts, () => {}),
    refused,
  );

async function withCredentialsBy<T>(
  find: GetCredentials,
  connection: Connection,
  place: Place,
  use: Use<T>,
  signal?: AbortSignal,
): Promise<T> {
  await requireHosts(connection, place);
  return await untilSignOut(connection.id, createBudget(signal), async budget => {
    const parts = await getCallParts(budget);
    const ports: CredentialsPort = { getCredentials: (of, refused) => find(of, parts, refused) };
    return await withCredentials(connection, ports, credentials => use(credentials, parts));
  });
}

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
import { credentialsPorts } from './credentials-ports';
import { untilSignOut } from './sign-in-ports';

/**
 * Does something at AWS with the credentials of who is signed in to a connection, or who signs in now, until the signal is
 * aborted. `place` is where SageMaker is asked. Throws `hosts-not-allowed`, and what getting credentials throws.
 */
export async function asPersonOf<T>(
  connection: Connection,
  place: Pick<Profile, 'region' | 'type'>,
  use: (credentials: Credentials, parts: CallParts) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const [session, allowed] = await Promise.all([readSession(), readAllowed()]);
  const hosts = await getMissingHosts(connection, place, { session, allowed });
  if (hosts.length > 0) throw launchFailure({ code: 'hosts-not-allowed', hosts });
  return await untilSignOut(connection.id, createBudget(signal), async budget => {
    const parts = await getCallParts(budget);
    const ports: CredentialsPort = {
      getCredentials: (of, refused) =>
        getCredentials(
          of,
          credentialsPorts(of, parts, () => {}),
          refused,
        ),
    };
    return await withCredentials(connection, ports, credentials => use(credentials, parts));
  });
}

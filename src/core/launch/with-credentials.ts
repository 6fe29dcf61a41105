import type { Connection } from '../configuration/connection';
import { failureOf } from '../failure/launch-failure';
import type { Credentials } from '../sign-in/credentials';
import { refineRefusal } from './refine-refusal';

export interface CredentialsPort {
  /** The credentials of the person who is signed in, or who signs in now. AWS no longer accepts `refused`. */
  getCredentials(connection: Connection, refused: Credentials | undefined): Promise<Credentials>;
}

/** Does something with credentials. If AWS no longer accepts them, once more with new ones; the old ones are then `refused`. */
export async function withCredentials<T>(
  connection: Connection,
  ports: CredentialsPort,
  use: (credentials: Credentials) => Promise<T>,
  refused?: Credentials,
): Promise<T> {
  const credentials = await ports.getCredentials(connection, refused);
  try {
    return await use(credentials);
  } catch (error) {
    const isRefused = failureOf(error).code === 'credentials-expired' && !refused;
    if (isRefused) return await withCredentials(connection, ports, use, credentials);
    throw refineRefusal(error, connection);
  }
}

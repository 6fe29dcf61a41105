import type { Connection } from '../core/connection';
import { type Credentials, credentialsSource } from '../core/credentials';
import type { LaunchBudget } from '../core/launch-budget';
import { failureOf } from '../core/launch-failure';
import { type Stored, storeIfRoom, type WithLock } from '../core/stored';
import { requestByBasicFlow } from './basic-flow';
import { requestByEnhancedFlow } from './enhanced-flow';
import type { IdentityCache } from './pool-request';

/** Who signs in to an identity pool: the ID token, and whose it is. */
export interface Login {
  readonly issuer: string;
  readonly subject: string;
  readonly idToken: string;
}

export interface CredentialsPorts {
  readonly credentials: Stored<Credentials>;
  /** The identity ID and the pool and login that it belongs to, so that only the first launch of a session asks for it. */
  readonly identity: Stored<{ login: string; identityId: string }>;
  /** Signs in, if need be; `undefined` for a guest connection. */
  getLogin(): Promise<Login | undefined>;
  /** A newer login of the same person's, without asking anybody; `undefined` where there is none to be had. */
  renewLogin(): Promise<Login | undefined>;
  readonly withLock: WithLock;
  readonly budget: LaunchBudget;
  /** The clock, in milliseconds since 1970. */
  now(): number;
}

/** Credentials are renewed this long before they end, in milliseconds. */
const marginMilliseconds = 5 * 60_000;

/**
 * Credentials from a connection's identity pool, in the flow that it names, one flight for any number of askers: the
 * stored ones until 5 minutes before they end, then new ones. `fresh` passes over the stored ones.
 * Throws the failures of signing in and of cognito-errors.ts.
 */
export async function getCredentials(
  connection: Connection,
  ports: CredentialsPorts,
  fresh = false,
): Promise<Credentials> {
  return await ports.withLock(`credentials:${connection.id}`, async () => {
    const stored = await ports.credentials.get();
    const isCurrent = stored?.source === credentialsSource(connection) && !fresh;
    if (stored && isCurrent && stored.expiration - ports.now() > marginMilliseconds) return stored;
    await ports.credentials.remove();
    const credentials = await getNewCredentials(connection, ports);
    await storeIfRoom(ports.credentials, credentials);
    return credentials;
  });
}

/** An ID token may have ended by the clock of AWS, which is the one that counts: it is then renewed once. */
async function getNewCredentials(connection: Connection, ports: CredentialsPorts): Promise<Credentials> {
  try {
    return await requestCredentials(connection, await ports.getLogin(), ports);
  } catch (error) {
    const renewed = failureOf(error).code === 'login-refused' ? await ports.renewLogin() : undefined;
    if (!renewed) throw error;
    return await requestCredentials(connection, renewed, ports);
  }
}

async function requestCredentials(
  connection: Connection,
  login: Login | undefined,
  ports: CredentialsPorts,
): Promise<Credentials> {
  const provider = login?.issuer.replace(/^https:\/\//, '');
  const requestByFlow = connection.authFlow === 'basic' ? requestByBasicFlow : requestByEnhancedFlow;
  const credentials = await requestByFlow({
    connection,
    logins: login && provider ? { [provider]: login.idToken } : undefined,
    userIdentifier: login ? `${provider}:${login.subject}` : 'guest',
    cache: identityCache(ports),
    budget: ports.budget,
  });
  return { ...credentials, source: credentialsSource(connection) };
}

/** The key holds pool and login: another person's identity ID is never given out. */
function identityCache({ identity }: CredentialsPorts): IdentityCache {
  return {
    getItem: async login => {
      const stored = await identity.get();
      return stored?.login === login ? stored.identityId : null;
    },
    setItem: (login, identityId) => storeIfRoom(identity, { login, identityId }),
    removeItem: () => identity.remove(),
  };
}

import type { Claims } from '../core/configuration/claim-template';
import type { Connection } from '../core/configuration/connection';
import { failureOf } from '../core/failure/launch-failure';
import { areCredentialsOf, type Credentials, credentialsSource } from '../core/sign-in/credentials';
import { providerName } from '../core/sign-in/issuer';
import { type Person, personKey } from '../core/sign-in/person';
import { type Stored, storeIfRoom, type WithLock } from '../core/util/stored';
import { requestByBasicFlow } from './basic-flow';
import type { CallParts } from './client-config';
import { isIdentityRefused } from './cognito-errors';
import { requestByEnhancedFlow } from './enhanced-flow';
import type { PoolRequest } from './pool-request';

/** A login to an identity pool: the ID token, its issuer and subject, and its text claims. */
export interface Login {
  readonly issuer: string;
  readonly subject: string;
  readonly idToken: string;
  readonly claims?: Claims | undefined;
  /** The names of the claims that are no single text. */
  readonly otherClaims?: string[] | undefined;
}

export interface CredentialsPorts extends CallParts {
  readonly credentials: Stored<Credentials>;
  /**
   * The identity ID and the pool and login that it belongs to, so that only the first launch of a session asks for it.
   */
  readonly identity: Stored<{ login: string; identityId: string }>;
  /** Who is signed in to the connection in its current form; no prompt, no call. `undefined` if nobody is. */
  findPerson(): Promise<Person | undefined>;
  /** Signs in, if need be; `undefined` for a guest connection. */
  getLogin(): Promise<Login | undefined>;
  /** A newer login of the same person, without asking anybody; `undefined` if none is available. */
  renewLogin(): Promise<Login | undefined>;
  readonly withLock: WithLock;
}

/** Credentials are renewed this long before they end, in milliseconds. */
const marginMilliseconds = 5 * 60_000;

/**
 * Credentials from a connection's identity pool, through the connection's flow. Requests at the same time run one after
 * another. Stored credentials are used until 5 minutes before they end, if they were issued to the signed-in person;
 * otherwise new ones are requested. Credentials that AWS has `refused` are not used again, but stored ones that have
 * replaced them meanwhile are. Throws the failures of signing in and of cognito-errors.ts.
 */
export async function getCredentials(
  connection: Connection,
  ports: CredentialsPorts,
  refused?: Credentials,
): Promise<Credentials> {
  return await ports.withLock(`credentials:${connection.id}`, async () => {
    const [stored, person] = await Promise.all([ports.credentials.get(), ports.findPerson()]);
    const isTaken = stored?.accessKeyId !== refused?.accessKeyId;
    if (stored && isTaken && areUsable(stored, connection, person, ports.clock.now())) return stored;
    // Removed before anything else can fail, so that unusable credentials are not kept.
    await ports.credentials.remove();
    if (!person || (stored && personKey(stored.issuedTo) !== personKey(person))) await ports.identity.remove();
    const credentials = await getNewCredentials(connection, ports);
    await storeIfRoom(ports.credentials, credentials);
    return credentials;
  });
}

/**
 * Whether stored credentials can be used for a connection: by this person, and for 5 minutes more. `now` is the time by
 * AWS's clock, in milliseconds since 1970.
 */
export function areUsable(
  stored: Credentials,
  connection: Connection,
  person: Person | undefined,
  now: number,
): boolean {
  return areCredentialsOf(stored, connection, person) && stored.expiration - now > marginMilliseconds;
}

/**
 * Requests credentials. An ID token may have ended by AWS's clock, which is the one that counts. So if AWS refuses the
 * login, the login is renewed once.
 */
async function getNewCredentials(connection: Connection, ports: CredentialsPorts): Promise<Credentials> {
  const login = await ports.getLogin();
  try {
    return await requestCredentials(connection, login, ports);
  } catch (error) {
    const next = login && (await findNextLogin(failureOf(error).code, login, ports));
    if (!next) throw error;
    return await requestCredentials(connection, next, ports);
  }
}

/**
 * Renews a refused login. If an expired one cannot be renewed, the person signs in again: AWS's time is known by now.
 */
async function findNextLogin(code: string, login: Login, ports: CredentialsPorts): Promise<Login | undefined> {
  if (code !== 'login-refused' && code !== 'login-expired') return undefined;
  const renewed = await ports.renewLogin();
  if (renewed || code === 'login-refused') return renewed;
  const next = await ports.getLogin();
  return next?.idToken === login.idToken ? undefined : next;
}

async function requestCredentials(
  connection: Connection,
  login: Login | undefined,
  ports: CredentialsPorts,
): Promise<Credentials> {
  const issuedTo: Person = login ? personOf(login) : 'guest';
  const provider = login && providerName(login.issuer);
  const { identity, budget, clock, held, maySend } = ports;
  const request = {
    ...{ connection, budget, clock, held, maySend, userIdentifier: personKey(issuedTo) },
    logins: login && provider ? { [provider]: login.idToken } : undefined,
    sessionName: login ? `${provider}:${login.subject}` : 'guest',
  };
  const session = await requestSession(identity, request);
  return { ...session, source: credentialsSource(connection), issuedTo };
}

/** The person that a login is for. */
function personOf({ issuer, subject, claims, otherClaims }: Login): Person {
  return { issuer, subject, ...(claims && { claims }), ...(otherClaims && { otherClaims }) };
}

/**
 * Requests a session. If Cognito refuses a stored identity ID, a new one is requested once. If the pool itself is
 * missing, that second request says so.
 */
async function requestSession(identity: CredentialsPorts['identity'], request: Omit<PoolRequest, 'cache'>) {
  const requestByFlow = request.connection.authFlow === 'basic' ? requestByBasicFlow : requestByEnhancedFlow;
  let isFromCache = false;
  /** The key holds pool and person: another person's identity ID is never given out. */
  const cache = {
    getItem: async (login: string) => {
      const stored = await identity.get();
      isFromCache = stored?.login === login;
      return stored?.login === login ? stored.identityId : null;
    },
    setItem: (login: string, identityId: string) => storeIfRoom(identity, { login, identityId }),
    removeItem: () => identity.remove(),
  };
  try {
    return await requestByFlow({ ...request, cache });
  } catch (error) {
    if (!isFromCache || !isIdentityRefused(error)) throw error;
    await identity.remove();
    return await requestByFlow({ ...request, cache });
  }
}

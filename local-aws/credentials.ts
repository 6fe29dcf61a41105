import { randomBytes } from 'node:crypto';
import type { Role } from './access';
import type { Clock } from './clock';
import type { IssuedList } from './issued';
import type { Tags } from './world';

/** Who a set of credentials stands for. */
export interface Principal {
  readonly role: Role;
  /** The name that IAM calls the session by. */
  readonly sessionName: string;
  /** Principal tags, for which policies ask. */
  readonly tags: Tags;
  /** Guest credentials of the enhanced flow are cut down by a session policy. */
  readonly hasGuestSessionPolicy: boolean;
}

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  /** Milliseconds since the epoch, by the server's clock. */
  readonly expiration: number;
  readonly principal: Principal;
}

export interface CredentialsStore {
  issue(principal: Principal, seconds: number): Credentials;
  find(accessKeyId: string): Credentials | undefined;
  /** Ends all that were issued until now. */
  refuseAll(): void;
}

/** Issues and keeps temporary credentials, as the Security Token Service does. */
export function createCredentialsStore(clock: Clock, issued: IssuedList): CredentialsStore {
  const known = new Map<string, Credentials>();
  return {
    issue: (principal, seconds) => {
      const credentials: Credentials = {
        accessKeyId: `ASIA${randomText(16)}`,
        secretAccessKey: randomBytes(30).toString('base64'),
        sessionToken: `IQoJ${randomBytes(192).toString('base64')}`,
        expiration: clock.now() + seconds * 1000,
        principal,
      };
      known.set(credentials.accessKeyId, credentials);
      issued.add('accessKeyId', credentials.accessKeyId);
      issued.add('secretAccessKey', credentials.secretAccessKey);
      issued.add('sessionToken', credentials.sessionToken);
      return credentials;
    },
    find: accessKeyId => known.get(accessKeyId),
    refuseAll: () => {
      for (const [id, credentials] of known) known.set(id, { ...credentials, expiration: 0 });
    },
  };
}

/** The name that IAM calls a session by, in its denials; a role's path is no part of it. */
export function principalArn({ role, sessionName }: Principal): string {
  const [, partition, , , account] = role.arn.split(':');
  return `arn:${partition}:sts::${account}:assumed-role/${role.arn.split('/').at(-1)}/${sessionName}`;
}

/** Letters and digits as in AWS's access key IDs (base 32). */
function randomText(length: number): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  return Array.from(randomBytes(length), byte => alphabet[byte % alphabet.length]).join('');
}

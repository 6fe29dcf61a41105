import type { Connection } from '../core/configuration/connection';
import type { CallParts } from './client-config';

/** What both of Cognito's flows need to get credentials. */
export interface PoolRequest extends CallParts {
  readonly connection: Connection;
  /** The ID token by its provider's name; none for a guest. */
  readonly logins: Readonly<Record<string, string>> | undefined;
  /** Whose login it is, as `personKey` has it. */
  readonly userIdentifier: string;
  /** What the session of the basic flow is called, before it is made to fit. */
  readonly sessionName: string;
  /** Identity IDs by pool and person. */
  readonly cache: IdentityCache;
}

/** As the SDK has it. */
export interface IdentityCache {
  getItem(key: string): Promise<string | null>;
  setItem(key: string, identityId: string): Promise<void>;
  removeItem(key: string): Promise<void>;
}

import type { Connection } from '../core/configuration/connection';
import type { CallParts } from './client-config';

/** The input of both Cognito flows. */
export interface PoolRequest extends CallParts {
  readonly connection: Connection;
  /** The ID token by its provider's name; `undefined` for a guest. */
  readonly logins: Readonly<Record<string, string>> | undefined;
  /** The person's key, from `personKey`. */
  readonly userIdentifier: string;
  /** The session's name in the basic flow, before unsuitable characters are replaced and the name is shortened. */
  readonly sessionName: string;
  /** Identity IDs by pool and person. */
  readonly cache: IdentityCache;
}

/** The SDK's interface for such a cache. */
export interface IdentityCache {
  getItem(key: string): Promise<string | null>;
  setItem(key: string, identityId: string): Promise<void>;
  removeItem(key: string): Promise<void>;
}

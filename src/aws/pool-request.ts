import type { Connection } from '../core/connection';
import type { LaunchBudget } from '../core/launch-budget';

/** What both of Cognito's flows need to get credentials. */
export interface PoolRequest {
  readonly connection: Connection;
  /** The ID token by its provider's name; none for a guest. */
  readonly logins: Readonly<Record<string, string>> | undefined;
  /** The provider and its name for the person, or `guest`. */
  readonly userIdentifier: string;
  /** Identity IDs by pool and person. */
  readonly cache: IdentityCache;
  readonly budget: LaunchBudget;
}

/** As the SDK has it. */
export interface IdentityCache {
  getItem(key: string): Promise<string | null>;
  setItem(key: string, identityId: string): Promise<void>;
  removeItem(key: string): Promise<void>;
}

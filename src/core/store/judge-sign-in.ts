import type { Connection } from '../configuration/connection';
import { areFor, type Tokens } from '../sign-in/tokens';
import { joinConfiguration } from './join-configuration';
import type { ManagedConfiguration } from './managed-configuration';
import { mergeManaged } from './merge-managed';
import { hasUnreadableFile } from './shared-entries';
import { connectionKey, documentKey, type StoredItems } from './store-layout';

/** How a connection has changed since somebody signed in to it. */
export type SignInState =
  /** The connection has the same issuer and client. */
  | 'current'
  /** The connection was deleted: everything could be read, and nothing contains the connection. */
  | 'gone'
  /** The connection names another issuer or client, or is for guests. */
  | 'changed'
  /** The connection may be in an entry, a file or a policy that cannot be read, or in a file that one of them names. */
  | 'unknown';

/** Looks up, in the stored items and the policy, the connection that the tokens (if any) were issued for. */
export function judgeSignIn(
  connectionId: string,
  tokens: Tokens | undefined,
  items: StoredItems,
  managed: ManagedConfiguration,
): SignInState {
  const { configuration, shared, setAside } = joinConfiguration(items, managed);
  const { connections } = mergeManaged(configuration, managed, shared);
  const signIn = connections.find(({ id }) => id === connectionId)?.signIn;
  if (signIn) return isCurrent(tokens, signIn) ? 'current' : 'changed';
  const isUnknown =
    setAside.some(({ key }) => key === connectionKey(connectionId) || key === documentKey) ||
    hasUnreadableFile(items) ||
    managed.settings.sharedFile === null ||
    managed.problems.some(({ path }) => path === '' || path.startsWith('configuration'));
  return isUnknown ? 'unknown' : 'gone';
}

/** Whether tokens, if there are any, are for this way of signing in. */
export function isCurrent(tokens: Tokens | undefined, signIn: Connection['signIn']): boolean {
  return !tokens || (signIn.type === 'oidc' && areFor(tokens, signIn));
}

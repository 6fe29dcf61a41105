import { areFor, type Tokens } from '../sign-in/tokens';
import { joinConfiguration } from './join-configuration';
import type { ManagedConfiguration } from './managed-configuration';
import { mergeManaged } from './merge-managed';
import { hasUnreadableFile } from './shared-entries';
import { connectionKey, type StoredItems } from './store-layout';

/** How a connection that somebody signed in to is configured now. */
export type SignInState =
  /** As it was then. */
  | 'current'
  /** Deleted; no configuration that could be read has it. */
  | 'gone'
  /** It names another issuer or client, or is for guests. */
  | 'changed'
  /** It may be in what cannot be read. */
  | 'unknown';

/** What has become of the connection that tokens, if there are any, were got for; by the stored items and the policy. */
export function judgeSignIn(
  connectionId: string,
  tokens: Tokens | undefined,
  items: StoredItems,
  managed: ManagedConfiguration,
): SignInState {
  const { configuration, shared, setAside } = joinConfiguration(items, managed);
  const { connections } = mergeManaged(configuration, managed, shared);
  const signIn = connections.find(({ id }) => id === connectionId)?.signIn;
  if (signIn) return !tokens || (signIn.type === 'oidc' && areFor(tokens, signIn)) ? 'current' : 'changed';
  const isUnknown =
    setAside.some(({ key }) => key === connectionKey(connectionId)) ||
    hasUnreadableFile(items) ||
    managed.problems.some(({ path }) => path === '' || path.startsWith('configuration'));
  return isUnknown ? 'unknown' : 'gone';
}

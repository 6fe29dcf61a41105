import { providerItem } from '../browser/session-items';
import type { Configuration } from '../core/configuration';
import { getProvider } from '../sign-in/get-provider';
import { createBudget } from './create-budget';

/** Reads discovery documents ahead, so that the first click can ask for all hosts in one prompt. */
export async function discoverProviders({ connections }: Configuration): Promise<void> {
  const issuers = connections.flatMap(({ signIn }) => (signIn.type === 'oidc' ? [signIn.issuer] : []));
  await Promise.allSettled(
    [...new Set(issuers)].map(issuer => getProvider(issuer, providerItem(issuer), createBudget())),
  );
}

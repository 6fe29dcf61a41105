import { askServer } from '../aws/ask-server';
import { getCredentials } from '../aws/get-credentials';
import { presign } from '../aws/presign';
import { findMissing } from '../browser/api/host-permissions';
import { withLock } from '../browser/api/with-lock';
import { getNeededHosts } from '../browser/launch/needed-hosts';
import { providerItem } from '../browser/store/session-items';
import type { DiagnosisPorts } from '../core/diagnose/diagnose';
import type { DiagnosisTarget } from '../core/diagnose/diagnosis';
import { unreadStored } from '../core/util/unread-stored';
import { getProvider } from '../sign-in/get-provider';
import { getTokens } from '../sign-in/get-tokens';
import { getCallParts } from './call-parts';
import { createBudget } from './create-budget';
import { requestPorts } from './request-ports';
import { signInPorts, untilSignOut } from './sign-in-ports';

/**
 * The ports for a diagnosis. It uses no cached results except the sign-in, and stores only the discovery document and
 * the sign-in. Each step has its own budget, so that a slow step does not affect the next.
 */
export function diagnosisPorts({ connection, profile }: DiagnosisTarget): DiagnosisPorts {
  return {
    findMissingHosts: async () => await findMissing(await getNeededHosts(connection, profile)),
    askServer: async () => await askServer(connection, Date.now, await getCallParts(createBudget())),
    discover: ({ issuer }) => getProvider(issuer, unreadStored(providerItem(issuer).set), requestPorts()),
    signIn: signIn =>
      untilSignOut(connection.id, createBudget(), budget =>
        getTokens(connection.id, signIn, signInPorts(connection, signIn, budget)),
      ),
    requestCredentials: async (tokens, onIdentity) =>
      await getCredentials(connection, {
        credentials: unreadStored(async () => {}),
        identity: unreadStored(async () => onIdentity()),
        getLogin: async () => tokens,
        renewLogin: async () => undefined,
        findPerson: async () => undefined,
        withLock,
        ...(await getCallParts(createBudget())),
      }),
    presign: async (input, credentials) => await presign(input, credentials, await getCallParts(createBudget())),
    now: Date.now,
  };
}

import type { CallParts } from '../aws/client-config';
import { type CredentialsPorts, getCredentials } from '../aws/get-credentials';
import { presign } from '../aws/presign';
import { withLock } from '../browser/api/with-lock';
import type { LaunchLog } from '../browser/launch/launch-once';
import { getMissingHosts } from '../browser/launch/missing-hosts';
import { findOpenUser, switchToOpenTab } from '../browser/launch/studio-tabs';
import { findProfile } from '../browser/store/find-entry';
import { credentialsItem, identityItem } from '../browser/store/session-items';
import type { Connection } from '../core/configuration/connection';
import type { LaunchPorts } from '../core/launch/launch';
import type { LaunchBudget } from '../core/launch/launch-budget';
import { getTokens, renewTokens } from '../sign-in/get-tokens';
import { getCallParts } from './call-parts';
import { findPerson } from './claims';
import { openStudio } from './open-studio';
import { signInPorts, untilSignOut } from './sign-in-ports';

type OnStep = LaunchPorts['onStep'];

/** The ports for one launch. */
export function launchPorts({ onStep, onFound }: LaunchLog, budget: LaunchBudget): LaunchPorts {
  const parts = getCallParts(budget);
  return {
    signal: budget.signal,
    findProfile: async request => {
      const found = await findProfile(request);
      if (found) onFound(found);
      return found;
    },
    findMissingHosts: getMissingHosts,
    getCredentials: async (connection, refused) =>
      await untilSignOut(connection.id, budget, async own => {
        const ports = credentialsPorts(connection, onStep, { ...(await parts), budget: own });
        return await getCredentials(connection, ports, refused);
      }),
    findPerson,
    presign: async (input, credentials) => await presign(input, credentials, await parts),
    switchToOpenTab,
    findOpenUser,
    openTab: async (link, openIn, request, opened, getAnother) =>
      await openStudio({ link, openIn, request, opened, getAnother, budget, onAsked: () => void onStep('open') }),
    onStep,
  };
}

function credentialsPorts(connection: Connection, onStep: OnStep, parts: CallParts): CredentialsPorts {
  const { id, signIn } = connection;
  const ports = {
    credentials: credentialsItem(id),
    identity: identityItem(id),
    findPerson: () => findPerson(connection),
    withLock,
    ...parts,
  };
  if (signIn.type === 'guest') return { ...ports, getLogin: findNobody, renewLogin: findNobody };
  const signInWith = {
    ...signInPorts(connection, signIn, parts.budget, () => onStep('sign-in')),
    // The provider's clock is right, since otherwise AWS would not accept the tokens that it signs.
    now: parts.clock.now,
  };
  return {
    ...ports,
    getLogin: () => getTokens(id, signIn, signInWith),
    renewLogin: () => renewTokens(id, signIn, signInWith),
  };
}

const findNobody = async () => undefined;

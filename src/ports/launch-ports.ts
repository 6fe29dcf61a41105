import { type CredentialsPorts, getCredentials } from '../aws/get-credentials';
import { presign } from '../aws/presign';
import { findLaunch } from '../browser/configuration-store';
import { findMissing } from '../browser/host-permissions';
import { getNeededHosts } from '../browser/needed-hosts';
import { findOpenUser, switchToOpenTab } from '../browser/open-tabs';
import { credentialsItem, identityItem } from '../browser/session-items';
import { withLock } from '../browser/with-lock';
import type { Connection } from '../core/connection';
import type { LaunchPorts } from '../core/launch';
import type { LaunchBudget } from '../core/launch-budget';
import { getTokens, renewTokens } from '../sign-in/get-tokens';
import { findClaims } from './claims';
import { openStudio } from './open-studio';
import { signInPorts } from './sign-in-ports';

type OnStep = LaunchPorts['onStep'];

/** What one launch needs. */
export function launchPorts(onStep: OnStep, budget: LaunchBudget): LaunchPorts {
  return {
    signal: budget.signal,
    findProfile: findLaunch,
    findMissingHosts: async (connection, profile) => await findMissing(await getNeededHosts(connection, profile)),
    getCredentials: async (connection, fresh) =>
      await getCredentials(connection, credentialsPorts(connection, onStep, budget), fresh),
    findClaims,
    getClaims: async connection => {
      const { id, signIn } = connection;
      if (signIn.type === 'guest') return undefined;
      // They are not stored where there was no room for them.
      const ask = () =>
        getTokens(
          id,
          signIn,
          signInPorts(connection, signIn, budget, () => onStep('sign-in')),
        );
      return (await findClaims(connection)) ?? (await ask()).claims ?? {};
    },
    presign: async (input, credentials) => await presign(input, credentials, budget),
    switchToOpenTab,
    findOpenUser,
    openTab: async (link, openIn, request, profile, getAnother) =>
      await openStudio({ link, openIn, request, profile, getAnother, budget, onAsked: () => void onStep('open') }),
    onStep,
  };
}

function credentialsPorts(connection: Connection, onStep: OnStep, budget: LaunchBudget): CredentialsPorts {
  const { id, signIn } = connection;
  const ports = {
    credentials: credentialsItem(id),
    identity: identityItem(id),
    withLock,
    budget,
    now: Date.now,
  };
  if (signIn.type === 'guest') return { ...ports, getLogin: findNobody, renewLogin: findNobody };
  const signInWith = signInPorts(connection, signIn, budget, () => onStep('sign-in'));
  return {
    ...ports,
    getLogin: () => getTokens(id, signIn, signInWith),
    renewLogin: () => renewTokens(id, signIn, signInWith),
  };
}

const findNobody = async () => undefined;

import { askSageMaker } from '../aws/ask-sagemaker';
import { areUsable, getCredentials } from '../aws/get-credentials';
import { presign } from '../aws/presign';
import { type LaunchFacts, readSession } from '../browser/launch/launch-facts';
import type { LaunchLog } from '../browser/launch/launch-once';
import { getMissingHosts } from '../browser/launch/missing-hosts';
import { findOpenUser, switchToOpenTab } from '../browser/launch/studio-tabs';
import { findStartTime } from '../browser/spaces/start-times';
import { switchToWait } from '../browser/spaces/waits';
import { findProfile } from '../browser/store/find-entry';
import { credentialsItem } from '../browser/store/session-items';
import type { LaunchPorts } from '../core/launch/launch';
import type { LaunchBudget } from '../core/launch/launch-budget';
import { findInstanceType, type StartPorts } from '../core/launch/start-app';
import { isInstanceType } from '../core/spaces/resource-spec';
import { callPartsIn } from './call-parts';
import { findPerson } from './claims';
import { credentialsPorts } from './credentials-ports';
import { findBeside } from './find-beside';
import { findState } from './find-state';
import { openStudio } from './open-studio';
import { openWait } from './open-wait';

/** The ports for one launch, which knows these facts. */
export function launchPorts(
  facts: LaunchFacts,
  { stored, onStep, onFound }: LaunchLog,
  budget: LaunchBudget,
): LaunchPorts {
  const parts = callPartsIn(facts.session, budget, stored);
  const { allowed } = facts;
  // Read again once somebody has been waited for.
  let { session } = facts;
  return {
    signal: budget.signal,
    findProfile: async request => {
      const found = await findProfile(request, facts.search);
      if (found) onFound(found);
      return found;
    },
    findMissingHosts: (connection, profile) => getMissingHosts(connection, profile, facts),
    getCredentials: async (connection, refused) => {
      const known = refused ? undefined : credentialsItem(connection.id).findIn(session);
      if (known && areUsable(known, connection, await findPerson(connection, session), parts.clock.now())) return known;
      onStep('credentials');
      // This may open a window.
      await stored;
      const ports = credentialsPorts(connection, parts, () => onStep('sign-in'));
      const credentials = await getCredentials(connection, ports, refused);
      session = await readSession();
      return credentials;
    },
    findPerson: connection => findPerson(connection, session),
    presign: async (input, credentials) => await presign(input, credentials, parts),
    findState: async (input, credentials, presigned) => await findState(input, credentials, presigned, session, parts),
    switchToOpenTab: async (...tab) => {
      await stored;
      return await switchToOpenTab(...tab, session);
    },
    findOpenUser: (profile, region) => findOpenUser(profile, region, session),
    switchToWait: async request => {
      await stored;
      return await switchToWait(request, session);
    },
    findStartTime,
    findInstanceType: async target => {
      const type = await findBeside(Promise.resolve(), budget, async once => {
        const describe: StartPorts['describe'] = (...call) => askSageMaker(...call, { ...parts, budget: once });
        return await findInstanceType(target, { describe });
      });
      return type !== undefined && isInstanceType(type) ? type : undefined;
    },
    openWait: async (openIn, request, opened, state) => {
      await stored;
      await openWait({ ...request, openIn }, opened, state, session, () => onStep('open'));
    },
    openTab: async (link, openIn, request, opened, getAnother) => {
      await stored;
      const onAsked = () => onStep('open');
      await openStudio({ link, openIn, request, opened, getAnother, budget, facts: { session, allowed }, onAsked });
    },
    onStep,
  };
}

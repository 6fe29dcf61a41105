import { afterStart } from './browser/api/after-start';
import { cancel } from './browser/api/cancellation';
import { onHostsAllowed } from './browser/api/host-permissions';
import { onMessage } from './browser/api/messaging';
import { onInstalled } from './browser/api/on-installed';
import { openOptionsPage } from './browser/api/pages';
import { diagnoseOnce } from './browser/launch/diagnose-once';
import { forgetFirstRows } from './browser/launch/first-rows';
import type { Run } from './browser/launch/launch-once';
import { openLaunchPage } from './browser/launch/launch-page';
import { launchWithoutPage } from './browser/launch/launch-without-page';
import { keepLaunchables } from './browser/launch/launchables';
import { launchForPage, resumeUnheardLaunch, resumeWaitingLaunch } from './browser/launch/resume-launch';
import { keepSigningLinksOutOfHistory } from './browser/launch/signing-link';
import { checkSharedFiles, onSharedFilesDue } from './browser/store/check-shared-files';
import { onConfigurationChanged } from './browser/store/configuration-store';
import { keepPushedOut } from './browser/store/keep-pushed-out';
import { onCommand } from './browser/triggers/commands';
import { onContextMenu } from './browser/triggers/context-menu';
import { onOmnibox } from './browser/triggers/omnibox';
import { tellLostPresses } from './browser/triggers/tell-lost-presses';
import { showLaunchesOnButton } from './browser/triggers/toolbar-button';
import type { Triggers } from './browser/triggers/triggers';
import { diagnose } from './core/diagnose/diagnose';
import { launch } from './core/launch/launch';
import { findInstanceTypes, restartAppOf, startAppOf, stopAppOf } from './ports/change-app';
import { findResolvedNames } from './ports/claims';
import { createBudget } from './ports/create-budget';
import { diagnosisPorts } from './ports/diagnosis-ports';
import { findDomainMode, findDomainTypes, findPage } from './ports/discover';
import { discoverProviders } from './ports/discover-providers';
import { findStates } from './ports/find-states';
import { getReady } from './ports/get-ready';
import { launchPorts } from './ports/launch-ports';
import { findSignedIn, signInTo, signOutOf } from './ports/sign-in-and-out';
import { signOutOfFormer, signOutOfFormerAtStart } from './ports/sign-out-of-former';
import { stepOfWait } from './ports/step-of-wait';

// Every listener is registered here, synchronously at startup, so that the browser can wake the worker for its event.

const runLaunch: Run = (request, facts, log, signal) => launch(request, launchPorts(facts, log, createBudget(signal)));

onMessage({
  launch: ask => launchForPage(ask, runLaunch, signOutOf),
  getReady,
  signIn: signInTo,
  signOut: signOutOf,
  findSignedIn,
  findResolvedNames,
  checkSharedFiles: () => checkSharedFiles(0),
  knock: async () => undefined,
  cancel: async ({ name }) => cancel(name),
  advanceWait: stepOfWait,
  findStates,
  startApp: startAppOf,
  stopApp: stopAppOf,
  restartApp: restartAppOf,
  findInstanceTypes,
  findPage,
  findDomainMode,
  findDomainTypes,
  diagnose: request => diagnoseOnce(request, (target, onChange) => diagnose(target, diagnosisPorts(target), onChange)),
});
const triggers: Triggers = {
  launch: (request, askId) => launchWithoutPage(request, runLaunch, askId),
  openLaunchPage,
  getLaunchables: keepLaunchables(),
  getReady,
};
onOmnibox(triggers);
onCommand(triggers);
onContextMenu(triggers);
showLaunchesOnButton();
afterStart(() => void tellLostPresses(triggers.getLaunchables).catch(() => undefined));
onHostsAllowed(() => void resumeWaitingLaunch(runLaunch, signOutOf));
afterStart(() => void resumeUnheardLaunch(runLaunch, signOutOf).catch(() => undefined));
onConfigurationChanged(() => void discoverProviders().catch(() => undefined));
onHostsAllowed(() => void discoverProviders().catch(() => undefined));
onConfigurationChanged(() => void forgetFirstRows().catch(() => undefined));
keepPushedOut();
onConfigurationChanged(() => void signOutOfFormer().catch(() => undefined));
afterStart(() => void signOutOfFormerAtStart().catch(() => undefined));
onInstalled(() => void openOptionsPage('start').catch(() => undefined));
onSharedFilesDue(age => void checkSharedFiles(age).catch(() => undefined));
keepSigningLinksOutOfHistory();

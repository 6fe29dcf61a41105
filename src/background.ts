import { checkSharedFiles, onSharedFilesDue } from './browser/check-shared-files';
import { onCommand } from './browser/commands';
import { onConfigurationChanged } from './browser/configuration-store';
import { onContextMenu } from './browser/context-menu';
import { diagnoseOnce } from './browser/diagnose-once';
import { onHostsAllowed } from './browser/host-permissions';
import { keepPushedOut } from './browser/keep-pushed-out';
import type { Run } from './browser/launch-once';
import { openLaunchPage } from './browser/launch-page';
import { launchWithoutPage } from './browser/launch-without-page';
import { keepLaunchables } from './browser/launchables';
import { onMessage } from './browser/messages';
import { onOmnibox } from './browser/omnibox';
import { launchForPage, resumeWaitingLaunch } from './browser/resume-launch';
import { keepSigningLinksOutOfHistory } from './browser/signing-link';
import { tellLostPresses } from './browser/tell-lost-presses';
import { showLaunchesOnButton } from './browser/toolbar-button';
import type { Triggers } from './browser/triggers';
import { diagnose } from './core/diagnose';
import { launch } from './core/launch';
import { findResolvedNames } from './ports/claims';
import { createBudget } from './ports/create-budget';
import { diagnosisPorts } from './ports/diagnosis-ports';
import { discoverProviders } from './ports/discover-providers';
import { launchPorts } from './ports/launch-ports';
import { findSignedIn, signInTo, signOutOf } from './ports/sign-in-and-out';
import { signOutOfFormer } from './ports/sign-out-of-former';

// Every listener is registered here, at once, so that the browser can wake the worker for it.

const runLaunch: Run = (request, log, signal) => launch(request, launchPorts(log, createBudget(signal)));

onMessage({
  launch: ask => launchForPage(ask, runLaunch),
  signIn: signInTo,
  signOut: signOutOf,
  findSignedIn,
  findResolvedNames,
  checkSharedFiles: () => checkSharedFiles(0),
  knock: async () => undefined,
  diagnose: request => diagnoseOnce(request, (target, onChange) => diagnose(target, diagnosisPorts(target), onChange)),
});
const triggers: Triggers = {
  launch: (request, askId) => launchWithoutPage(request, runLaunch, askId),
  openLaunchPage,
  getLaunchables: keepLaunchables(),
};
onOmnibox(triggers);
onCommand(triggers);
onContextMenu(triggers);
showLaunchesOnButton();
void tellLostPresses(triggers.getLaunchables).catch(() => undefined);
onHostsAllowed(() => void resumeWaitingLaunch(runLaunch));
onConfigurationChanged(() => void discoverProviders().catch(() => undefined));
onHostsAllowed(() => void discoverProviders().catch(() => undefined));
keepPushedOut();
onConfigurationChanged(() => void signOutOfFormer().catch(() => undefined));
onSharedFilesDue(age => void checkSharedFiles(age).catch(() => undefined));
keepSigningLinksOutOfHistory();

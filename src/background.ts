import { checkSharedFiles, onSharedFilesDue } from './browser/check-shared-files';
import { onCommand } from './browser/commands';
import { onConfigurationChanged, readConfiguration } from './browser/configuration-store';
import { onContextMenu } from './browser/context-menu';
import { diagnoseOnce } from './browser/diagnose-once';
import { onHostsAllowed } from './browser/host-permissions';
import { launchOnce, type Run, resumeWaitingLaunch } from './browser/launch-once';
import { openLaunchPage } from './browser/launch-page';
import { launchWithoutPage } from './browser/launch-without-page';
import { keepLaunchables } from './browser/launchables';
import { onMessage } from './browser/messages';
import { onOmnibox } from './browser/omnibox';
import { keepSigningLinksOutOfHistory } from './browser/signing-link';
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

const runLaunch: Run = (request, onStep, signal) => launch(request, launchPorts(onStep, createBudget(signal)));

onMessage({
  launch: request => launchOnce(request, runLaunch),
  signIn: signInTo,
  signOut: signOutOf,
  findSignedIn,
  findResolvedNames,
  checkSharedFiles: () => checkSharedFiles(0),
  diagnose: request => diagnoseOnce(request, (target, onChange) => diagnose(target, diagnosisPorts(target), onChange)),
});
const triggers: Triggers = {
  launch: request => launchWithoutPage(request, runLaunch),
  openLaunchPage,
  getLaunchables: keepLaunchables(),
};
onOmnibox(triggers);
onCommand(triggers);
onContextMenu(triggers);
showLaunchesOnButton();
onHostsAllowed(() => void resumeWaitingLaunch(runLaunch));
onConfigurationChanged(() => void readConfiguration().then(discoverProviders, () => undefined));
onConfigurationChanged(() => void signOutOfFormer().catch(() => undefined));
onSharedFilesDue(age => void checkSharedFiles(age).catch(() => undefined));
keepSigningLinksOutOfHistory();

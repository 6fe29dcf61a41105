import { isCancelled } from '../core/launch-outcome';
import { type LaunchState, stepTexts } from '../core/launch-state';
import { browser } from './browser';
import { launchStates } from './launch-states';
import { seenUntil } from './seen-outcomes';
import { t } from './translate';
import { settleLaunch } from './watch-launches';
import { withLock } from './with-lock';

/** Keeps the toolbar button up to date: whether a launch is under way, and whether one failed that nobody has seen. */
export function showLaunchesOnButton(): void {
  // One at a time, or what was read first might be shown last.
  const show = () => void withLock('toolbar-button', showLaunches);
  launchStates.onChanged(show);
  seenUntil.onChanged(show);
  show();
  void settleInterrupted();
}

async function showLaunches(): Promise<void> {
  const [states = [], seen = 0] = await Promise.all([launchStates.get(), seenUntil.get()]);
  const flying = states.find(({ outcome }) => !outcome);
  const unseen = states.find(isUnseen(seen));
  if (flying) await show('…', t(stepTexts[flying.step]));
  else if (unseen) await show('!', t('launchFailed'));
  else await show('', '');
}

const isUnseen =
  (seen: number) =>
  ({ outcome, endedAt = 0 }: LaunchState) =>
    outcome?.result === 'failed' && !isCancelled(outcome) && endedAt > seen;

/** The badge is for eyes; the title says the same to everybody. */
async function show(badge: string, state: string): Promise<void> {
  const title = [t('appShortName'), state].filter(Boolean).join(': ');
  await Promise.all([
    browser.action.setBadgeText({ text: badge }),
    browser.action.setBadgeBackgroundColor({ color: badge === '!' ? '#b42318' : '#1d4ed8' }),
    browser.action.setTitle({ title }),
  ]);
}

/** What a worker before this one could not bring to its end. */
async function settleInterrupted(): Promise<void> {
  const states = (await launchStates.get()) ?? [];
  await Promise.all(states.filter(({ outcome }) => !outcome).map(({ flight }) => settleLaunch(flight)));
}

import { appName } from '../../core/explain/app-name';
import { type Flight, stepTexts } from '../../core/launch/flight';
import type { Wait } from '../../core/launch/wait';
import type { Words } from '../../core/words/message';
import { afterStart } from '../api/after-start';
import { browser } from '../api/browser';
import { onHostsChanged } from '../api/host-permissions';
import { t } from '../api/translate';
import { isHeld, withLock } from '../api/with-lock';
import { askLock, onLaunchesChanged, readLaunches } from '../launch/flights';
import { appliesStill } from '../launch/news';
import { settleAsk, settleLaunch } from '../launch/settle-launch';
import { unseenOutcomes } from '../launch/unseen-outcomes';
import { onWaitsChanged, readWaits } from '../spaces/waits';
import { onConfigurationChanged } from '../store/configuration-store';
import { findProfile } from '../store/find-entry';

/** How long a change may wait until the button shows it, in milliseconds. */
const pauseMilliseconds = 100;

/** Keeps the toolbar button up to date: shows whether something starts, a launch is under way, or an unseen one failed. */
export function showLaunchesOnButton(): void {
  const waiting = { isAny: false };
  const show = () => {
    if (waiting.isAny) return;
    waiting.isAny = true;
    // A launch changes its state several times while its tab is being opened. One update shows the last one.
    setTimeout(() => {
      waiting.isAny = false;
      // One update at a time, or an outdated state might be shown last.
      void withLock('toolbar-button', showLaunches);
    }, pauseMilliseconds);
  };
  onLaunchesChanged(show);
  onWaitsChanged(show);
  unseenOutcomes.onChanged(show);
  // A failure that no longer applies is no longer marked.
  onConfigurationChanged(show);
  onHostsChanged(show);
  afterStart(() => {
    show();
    void settleInterrupted();
  });
}

async function showLaunches(): Promise<void> {
  const [{ flights }, { waiting, failed }, unseen = []] = await Promise.all([
    readLaunches(),
    readWaits(),
    unseenOutcomes.get(),
  ]);
  const flying = flights.find(({ outcome }) => !outcome);
  const [starting] = waiting;
  const notStarted = failed.find(({ id }) => unseen.includes(id));
  if (flying) await show('…', t(stepTexts[flying.step]));
  else if (starting) await show('…', t('waitStarting', { app: await nameOf(starting) }));
  // A failed launch that a newer launch of the same key has replaced does not count.
  else if (await isAnyTrue(flights.filter(({ id }) => unseen.includes(id)))) await show('!', t('launchFailed'));
  else if (notStarted) await show('!', t('waitFailed', { name: await nameOf(notStarted) }));
  else await show('', '');
}

/** What people call that which is waited for: the profile, or its app where the profile cannot be read now. */
async function nameOf({ request, app }: Wait): Promise<Words> {
  const found = await findProfile(request).catch(() => undefined);
  return found?.profile.name ?? appName(app);
}

/** Whether any of these failures may still be true. One whose profile cannot be read now counts as true. */
async function isAnyTrue(failed: readonly Flight[]): Promise<boolean> {
  const applies = failed.map(async flight => {
    if (flight.madeFrom === undefined) return await appliesStill(flight, undefined);
    return await findProfile(flight.request).then(
      parts => appliesStill(flight, parts),
      () => true,
    );
  });
  return (await Promise.all(applies)).includes(true);
}

/** Shows a badge. The title says the same for people who cannot see the badge. */
async function show(badge: string, state: string): Promise<void> {
  const title = [t('appShortName'), state].filter(Boolean).join(': ');
  await Promise.all([
    browser.action.setBadgeText({ text: badge }),
    browser.action.setBadgeBackgroundColor({ color: badge === '!' ? '#b42318' : '#1d4ed8' }),
    browser.action.setTitle({ title }),
  ]);
}

/** Settles the launches that an earlier worker could not finish, and the asks that it could not begin. */
async function settleInterrupted(): Promise<void> {
  const { flights, asks, taken } = await readLaunches();
  // Pages repeat their asks themselves.
  const pending = asks.filter(({ ask, hasPage }) => !hasPage && !taken.has(ask.askId));
  await Promise.all([
    ...flights.filter(({ outcome }) => !outcome).map(({ key }) => settleLaunch(key)),
    ...pending.map(async ({ ask }) => (await isHeld(askLock(ask.askId))) || (await settleAsk(ask))),
  ]);
}

import { someBrowser } from '../api/browser';
import { openOptionsPage } from '../api/pages';
import { getRecentLaunches } from '../launch/recent-launches';
import { notePress } from './presses';
import type { Triggers } from './triggers';

/**
 * A key that is held down repeats its command. The next repeat comes within this time, in milliseconds, also from a browser
 * that is busy with the tab that it has just opened.
 */
const repeatMilliseconds = 2_000;

/** Launches by key: the default profile, the last one, and the first nine as the options page lists them. */
export function onCommand({ getLaunchables, launch, openLaunchPage }: Triggers): void {
  const isRepeated = watchRepeats();
  someBrowser.commands?.onCommand.addListener(async (command, tab) => {
    if (isRepeated(command)) return;
    const where = { windowId: tab?.windowId };
    await notePress({ type: 'command', command, ...where }, async askId => {
      try {
        const profileId = await findCommanded(command, getLaunchables);
        if (profileId === undefined) await openLaunchPage({ missing: missing[command] ?? 'number' }, where);
        else await launch({ profileId, ...where }, askId);
      } catch {
        // The options page says at its top why the profiles cannot be read.
        await openOptionsPage();
      }
    });
  });
}

/** What to report missing when a command has no profile. */
const missing: Readonly<Record<string, 'default' | 'last'>> = { 'launch-default': 'default', 'launch-last': 'last' };

/** The profile that a command launches, by its id. */
export async function findCommanded(
  command: string,
  getLaunchables: Triggers['getLaunchables'],
): Promise<string | undefined> {
  if (command === 'launch-last') return (await getRecentLaunches())[0]?.profileId;
  const { defaultProfile, numbered } = await getLaunchables();
  // All other commands of the manifest end in a digit.
  return (command === 'launch-default' ? defaultProfile : numbered[Number(command.at(-1)) - 1])?.id;
}

/** Tells whether a command came only because its key is still held down. Browsers do not report this. */
function watchRepeats(): (command: string) => boolean {
  const calledAt = new Map<string, number>();
  return command => {
    const now = performance.now();
    const since = now - (calledAt.get(command) ?? Number.NEGATIVE_INFINITY);
    calledAt.set(command, now);
    return since < repeatMilliseconds;
  };
}

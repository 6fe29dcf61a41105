import { someBrowser } from './browser';
import { openOptionsPage } from './pages';
import { getRecentLaunches } from './recent-launches';
import type { Triggers } from './triggers';

/** A key that is held down calls its command again and again; the first time again after this long, in milliseconds. */
const repeatMilliseconds = 1_200;

/** Launches by key: the default profile, the last one, and the first nine as the options page lists them. */
export function onCommand({ getLaunchables, launch, openLaunchPage }: Triggers): void {
  const isRepeated = watchRepeats();
  someBrowser.commands?.onCommand.addListener(async (command, tab) => {
    if (isRepeated(command)) return;
    const where = { windowId: tab?.windowId };
    try {
      const profileId = await findProfile(command, getLaunchables);
      if (profileId === undefined) await openLaunchPage({ missing: missing[command] ?? 'number' }, where);
      else await launch({ profileId, ...where });
    } catch {
      // It says at its top why the profiles cannot be read.
      await openOptionsPage();
    }
  });
}

/** What there is none of, where a command leads to no profile. */
const missing: Readonly<Record<string, 'default' | 'last'>> = { 'launch-default': 'default', 'launch-last': 'last' };

async function findProfile(command: string, getLaunchables: Triggers['getLaunchables']): Promise<string | undefined> {
  if (command === 'launch-last') return (await getRecentLaunches())[0]?.profileId;
  const { defaultProfile, numbered } = await getLaunchables();
  // The manifest's others end in a digit.
  return (command === 'launch-default' ? defaultProfile : numbered[Number(command.at(-1)) - 1])?.id;
}

/** Tells whether a command only came because its key is still held down: browsers do not say. */
function watchRepeats(): (command: string) => boolean {
  const calledAt = new Map<string, number>();
  return command => {
    const now = performance.now();
    const since = now - (calledAt.get(command) ?? Number.NEGATIVE_INFINITY);
    calledAt.set(command, now);
    return since < repeatMilliseconds;
  };
}

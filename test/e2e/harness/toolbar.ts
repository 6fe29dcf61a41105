import { execFileSync } from 'node:child_process';
import { poll } from './browser-under-test';
import { pressKeys } from './person';
import type { World } from './world';

// The toolbar button, its menu and the keys of the extension: the browser's own, where no page can reach.

/** Pins the button to the toolbar, and gives commands keys, as a person does on the browser's page for extensions. */
export async function pinButton(world: World, keys: Readonly<Record<string, string>> = {}): Promise<void> {
  await world.pinButton(keys);
}

/** Opens the browser's list of extensions, behind the puzzle piece of a toolbar to which nothing is pinned. */
export async function openExtensions(world: World): Promise<void> {
  clickScreen(world, 1166, 63);
  await beSlow(700);
}

/** Closes the bar in which the browser says that it is driven by a test. */
export async function closeNotice(world: World): Promise<void> {
  clickScreen(world, 1249, 115);
  await beSlow(700);
}

/** Opens the menu of the pinned button with the right mouse button, while a page is in front. */
export async function openMenu(world: World, inFront = world.remote): Promise<void> {
  await poll(async () => {
    await inFront.bringToFront();
    // Closes a menu that is still open: the click would only close that one.
    pressKeys(world, 'Escape');
    const before = countWindows(world);
    const { x, y } = await world.findButton();
    clickScreen(world, x, y, 'right');
    await beSlow(500);
    return countWindows(world) > before || undefined;
  }, 'a menu at the toolbar button');
}

/** How many windows are on the screen: a menu is one. */
function countWindows({ display }: World): number {
  const env = { ...process.env, DISPLAY: display?.name };
  return execFileSync('xdotool', ['search', '--onlyvisible', '.*'], { env, encoding: 'utf8' }).trim().split('\n')
    .length;
}

/** The ids of the menu's entries, as the worker has written down; `undefined` while the worker builds the menu. */
export async function readMenu(world: World): Promise<string[] | undefined> {
  const { contextMenu } = (await world.remote.evaluate('chrome.storage.session.get("contextMenu")')) as {
    contextMenu?: { id: string }[];
  };
  return contextMenu?.map(({ id }) => id);
}

/** Chooses an entry of the menu, counted from 1, or the one of its submenu, while a page is in front. */
export async function chooseFromMenu(
  world: World,
  entry: number,
  inSubmenu?: number,
  inFront = world.remote,
): Promise<void> {
  // Else the key lands on one of the browser's own entries, which takes the button away.
  await poll(async () => await readMenu(world), 'a menu that is built');
  await openMenu(world, inFront);
  pressKeys(world, ...downs(entry));
  if (inSubmenu !== undefined) pressKeys(world, 'Right', ...downs(inSubmenu - 1));
  pressKeys(world, 'Return');
}

function downs(count: number): string[] {
  return Array.from({ length: count }, () => 'Down');
}

/** What the button shows, and what it says to a screen reader. */
export async function readButton(world: World): Promise<{ badge: string; title: string }> {
  const read = 'Promise.all([chrome.action.getBadgeText({}), chrome.action.getTitle({})])';
  const [badge = '', title = ''] = (await world.remote.evaluate(read)) as string[];
  return { badge, title };
}

/** The ids of those entries that the browser has in the menu. */
export async function findInMenu(world: World, ids: readonly string[]): Promise<string[]> {
  const found = (await world.remote.evaluate(
    `Promise.all(${JSON.stringify(ids)}.map(id => chrome.contextMenus.update(id, {}).then(() => true, () => false)))`,
  )) as boolean[];
  return ids.filter((_, index) => found[index]);
}

function clickScreen({ display }: World, x: number, y: number, button: 'left' | 'right' = 'left'): void {
  const env = { ...process.env, DISPLAY: display?.name };
  execFileSync('xdotool', ['mousemove', `${x}`, `${y}`, 'click', button === 'left' ? '1' : '3'], { env });
}

async function beSlow(milliseconds: number): Promise<void> {
  await new Promise(resolve => setTimeout(resolve, milliseconds));
}

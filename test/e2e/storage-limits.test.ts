import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { demoConfiguration } from '../../local-aws/index';
import { reloadWithout, writeBreakable } from './harness/breakable-build';
import { inChromium } from './harness/in-chromium';
import {
  clickButton,
  clickProfile,
  closeStudio,
  findStudio,
  importConfiguration,
  openSettings,
  signInAs,
  startWorldOfAlice,
  waitForText,
} from './harness/person';
import { startAfresh } from './harness/stored-configuration';
import { openOptions, openPopup, shippedBuild, type World } from './harness/world';

// The storage areas at their limits, which the browser itself enforces.

let world: World;
const [profile] = demoConfiguration.profiles;

const folder = mkdtempSync(join(tmpdir(), 'storage-limits-'));

beforeAll(async () => {
  writeBreakable(shippedBuild, join(folder, 'build'));
  world = await startWorldOfAlice({ build: join(folder, 'build') });
});
beforeEach(async () => {
  // Whoever uses a page has it in front: browsers slow down what is not seen.
  await world.remote.bringToFront();
  await startAfresh(world, world.remote);
});
afterAll(async () => {
  await world?.close();
  rmSync(folder, { recursive: true, force: true });
});

const evaluate = async (code: string) => await world.remote.evaluate(code);
const keysOf = async (area: 'local' | 'sync') =>
  Object.keys(Object(await evaluate(`chrome.storage.${area}.get(null)`)));

describe('55: storage.sync is full: kept locally, said; nothing lost:', () => {
  test('over 8,192 bytes an item', async () => {
    const keywords = Array.from({ length: 100 }, (_, index) => `${'x'.repeat(95)}${index}`);
    const large = { ...profile, id: 'large', name: 'Large', keywords };
    await importConfiguration(world, { ...demoConfiguration, profiles: [profile, large] }, world.remote);
    expect(await keysOf('local')).toContain('profile:large');
    expect(await keysOf('sync')).toContain('profile:prod-lab');
    expect(await keysOf('sync')).not.toContain('profile:large');
    await openSettings(world.remote, 'privacy');
    await waitForText(world.remote, '1 item is only on this computer');
    await waitForText(await openPopup(world), 'Large');
  });

  test('over 102,400 bytes in all', async () => {
    const profiles = Array.from({ length: 200 }, (_, index) => ({
      ...profile,
      id: `many-${index}`,
      name: `Many ${index}`,
      keywords: Array.from({ length: 6 }, () => 'k'.repeat(95)),
    }));
    await importConfiguration(world, { ...demoConfiguration, profiles, defaultProfile: 'many-0' }, world.remote);
    expect(await evaluate('chrome.storage.sync.getBytesInUse(null)')).toBeLessThanOrEqual(102_400);
    const [sync, local] = await Promise.all([keysOf('sync'), keysOf('local')]);
    const isMany = (key: string) => key.startsWith('profile:many-');
    expect([...sync, ...local].filter(isMany).sort()).toEqual(profiles.map(({ id }) => `profile:${id}`).sort());
    expect(sync.filter(isMany).length).toBeGreaterThan(50);
    await openSettings(world.remote, 'privacy');
    await waitForText(world.remote, `${local.filter(isMany).length} items are only on this computer`);
  });

  inChromium('over 120 writes a minute (Firefox does not count them)', async () => {
    const write = '(async () => { for (let n = 0; n < 130; n++) await chrome.storage.sync.set({ counter: n }); })()';
    await expect(evaluate(write)).rejects.toThrow('MAX_WRITE_OPERATIONS_PER_MINUTE');
    const [, ...others] = demoConfiguration.profiles;
    const profiles = [{ ...profile, name: 'Renamed while refused' }, ...others];
    await importConfiguration(world, { ...demoConfiguration, profiles }, world.remote);
    await waitForText(world.remote, 'Renamed while refused');
    await openSettings(world.remote, 'privacy');
    await waitForText(world.remote, 'only on this computer');
    expect(await keysOf('local')).toContain('profile:prod-lab');
    await waitForText(await openPopup(world), 'Renamed while refused');
  });
});

test.each([
  ['local', 'sync'],
  ['sync', 'local'],
] as const)(
  '57: storage.get of %s rejects: a page that says so and exports what is readable',
  async (broken, readable) => {
    await world.saveDownloadsTo(join(world.folder, broken));
    const page = await openOptions(world, 'import');
    await reloadWithout(world, page, broken);
    await waitForText(page, 'Your configuration can’t be read');
    expect(await page.$$('button ::-p-text(Export configuration)')).toEqual([]);
    await clickButton(page, 'Export what’s readable');
    const exported = await vi.waitFor(() =>
      JSON.parse(readFileSync(join(world.folder, broken, 'studio-launcher-readable.json'), 'utf8')),
    );
    expect(exported[broken]).toEqual({ notReadable: 'IO error: corrupted' });
    expect(exported[readable]).toEqual({ items: await evaluate(`chrome.storage.${readable}.get(null)`) });
    await world.goTo(page, `${world.origin}/src/popup/index.html`);
    await waitForText(page, 'Your profiles couldn’t be loaded');
    await page.close();
  },
);

describe('56: storage.session full: a launch still opens Studio', () => {
  const fill = `(async () => {
    for (let n = 0, size = 1_000_000; size > 100; n++) {
      const filler = { ['filler' + n]: 'x'.repeat(size) };
      await chrome.storage.session.set(filler).catch(() => { size = Math.floor(size / 2); });
    }
    return await chrome.storage.session.getBytesInUse(null);
  })()`;
  const empty = `chrome.storage.session.get(null).then(items =>
    chrome.storage.session.remove(Object.keys(items).filter(key => key.startsWith('filler'))))`;
  afterEach(async () => {
    await evaluate(empty);
    await closeStudio(world);
  });

  test('for somebody who is signed in', async () => {
    expect(await evaluate(fill)).toBeGreaterThan(10_000_000);
    await clickProfile(world, 'Studio home');
    expect((await findStudio(world)).shown.user).toBe('alice');
  });

  test('for somebody who has to sign in, and whose tokens cannot be stored', async () => {
    await openSettings(world.remote, 'connections');
    await clickButton(world.remote, 'Sign out');
    await waitForText(world.remote, 'Not signed in');
    await expect(evaluate(fill)).resolves.toBeGreaterThan(10_000_000);
    await clickProfile(world, 'Studio home');
    await signInAs(world, 'alice');
    expect((await findStudio(world)).shown.user).toBe('alice');
    expect(await evaluate('chrome.storage.session.get("tokens:acme")')).toEqual({});
  });
});

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { demoConfiguration } from '../../local-aws/index';
import { chooseFile, clickButton, importConfiguration, waitForText } from './harness/person';
import { openPopup, startWorld, stopWorker, type World } from './harness/world';

// The store in a real browser: what is on disk and what is carried to other computers, by the browser's own storage API.

let world: World;

beforeAll(async () => {
  world = await startWorld();
});
beforeEach(async () => {
  await world.remote.evaluate('Promise.all([chrome.storage.local.clear(), chrome.storage.sync.clear()])');
  await world.remote.reload();
});
afterAll(async () => await world?.close());

const [demoProfile] = demoConfiguration.profiles;

async function stored(area: 'local' | 'sync'): Promise<Record<string, unknown>> {
  return (await world.remote.evaluate(`chrome.storage.${area}.get(null)`)) as Record<string, unknown>;
}

async function put(area: 'local' | 'sync', items: object): Promise<void> {
  await world.remote.evaluate(`chrome.storage.${area}.set(${JSON.stringify(items)})`);
}

test('connections and profiles are carried to other computers, one item each', async () => {
  await importConfiguration(world, demoConfiguration, world.remote);
  expect(Object.keys(await stored('sync')).sort()).toEqual([
    'connection:acme',
    'document',
    'profile:old-notebook',
    'profile:prod-lab',
    'profile:studio-home',
  ]);
  expect(Object.keys(await stored('local')).filter(key => key.includes(':'))).toEqual([]);
});

test('a profile that is too large for that stays on this computer, works, and the page says so', async () => {
  const keywords = Array.from({ length: 100 }, (_, index) => `${'x'.repeat(95)}${index}`);
  const large = { ...demoProfile, id: 'large', name: 'Large', keywords };
  await importConfiguration(
    world,
    { ...demoConfiguration, profiles: [demoProfile, large], defaultProfile: 'large' },
    world.remote,
  );
  expect(Object.keys(await stored('local'))).toContain('profile:large');
  expect(Object.keys(await stored('sync'))).toContain('profile:prod-lab');
  expect(Object.keys(await stored('sync'))).not.toContain('profile:large');
  await waitForText(world.remote, '1 of them are on this computer only');
  await waitForText(await openPopup(world), 'Large');
});

test('turned off, everything is on this computer; turned on again, everything is carried again', async () => {
  await importConfiguration(world, demoConfiguration, world.remote);
  const box = await world.remote.waitForSelector('::-p-aria([role="checkbox"])');
  await box?.click();
  await world.remote.waitForFunction(
    'chrome.storage.local.get(null).then(items => "profile:prod-lab" in items && items.syncConfiguration === false)',
  );
  await waitForText(world.remote, 'Prod JupyterLab');
  await box?.click();
  await world.remote.waitForFunction('chrome.storage.local.get(null).then(items => !("profile:prod-lab" in items))');
  expect(Object.keys(await stored('sync'))).toContain('profile:prod-lab');
});

test('an entry that another computer changed is shown at once, and this one’s others are kept', async () => {
  await importConfiguration(world, demoConfiguration, world.remote);
  const { 'profile:studio-home': entry } = await stored('sync');
  const { value, ...place } = entry as { value: object; position: number };
  await put('sync', {
    'profile:studio-home': { ...place, savedAt: Date.now(), value: { ...value, name: 'Renamed elsewhere' } },
  });
  const text = await waitForText(world.remote, 'Renamed elsewhere');
  expect(text).toContain('Prod JupyterLab');
  expect(text).not.toContain('Studio home');
});

test('an entry that cannot be read is set aside and shown; the others load, and nothing is deleted', async () => {
  await importConfiguration(world, demoConfiguration, world.remote);
  const broken = { position: 1, savedAt: 1, value: 'broken' };
  await put('sync', { 'profile:studio-home': broken });
  const text = await waitForText(world.remote, 'Some entries cannot be read');
  expect(text).toContain('profile:studio-home');
  expect(text).toContain('Prod JupyterLab');
  // Another import saves all that can be read, and leaves the broken one alone.
  await importConfiguration(world, { ...demoConfiguration, profiles: [demoProfile] }, world.remote);
  expect((await stored('sync'))['profile:studio-home']).toEqual(broken);
});

test('what the first version stored is migrated when the worker or a page first reads it, and kept as it was', async () => {
  await put('local', { configuration: demoConfiguration });
  await stopWorker(world);
  await waitForText(await openPopup(world), 'Studio home');
  const local = await stored('local');
  expect(local.configuration).toBeUndefined();
  expect(local.layout).toBe(2);
  expect(local.beforeMigration).toEqual({ configuration: demoConfiguration });
  await world.remote.reload();
  await waitForText(world.remote, 'Old notebook');
});

test('what a newer version stored is left untouched, and the page says so', async () => {
  const newer = { layout: 3, 'profile:future': { anything: true } };
  await put('local', newer);
  await world.remote.reload();
  await waitForText(world.remote, 'cannot be read');
  await chooseFile(world.remote, world, demoConfiguration);
  await clickButton(world.remote, 'Import');
  await waitForText(world.remote, 'Nothing was stored');
  expect(await stored('local')).toEqual(newer);
  expect(await stored('sync')).toEqual({});
});

test('an import can be taken back', async () => {
  await importConfiguration(world, { ...demoConfiguration, profiles: [demoProfile] }, world.remote);
  await importConfiguration(
    world,
    { ...demoConfiguration, profiles: [{ ...demoProfile, name: 'Overwritten' }] },
    world.remote,
  );
  await waitForText(world.remote, 'Overwritten');
  const button = await world.remote.waitForSelector('button ::-p-text(Restore what was before)');
  await button?.click();
  await world.remote.waitForFunction(() => !document.body.innerText.includes('Overwritten'));
  await waitForText(world.remote, 'Prod JupyterLab');
});

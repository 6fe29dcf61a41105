import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { demoConfiguration } from '../../local-aws/index';
import { findViolations } from './harness/find-violations';
import { chooseFile, clickButton, findByRole, importConfiguration, openSettings, waitForText } from './harness/person';
import { openPopup, startWorld, stopWorker, type World } from './harness/world';

// The store in a real browser: what is on disk and what is carried to other computers, by the browser's own storage API.

const syncLabel = 'Sync connections and profiles across my computers';

let world: World;

beforeAll(async () => {
  // Chromium counts the writes to storage.sync by the minute, those of the files before this one, too.
  world = await startWorld({ own: true });
});
beforeEach(async () => {
  // A page behind another is not drawn, and what is not drawn cannot be clicked.
  await world.remote.bringToFront();
  await world.remote.evaluate('Promise.all([chrome.storage.local.clear(), chrome.storage.sync.clear()])');
  await world.reload(world.remote);
  await openSettings(world.remote, 'profiles');
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
  expect(Object.keys(await stored('local')).filter(key => /^(connection|profile):/.test(key))).toEqual([]);
});

test('turned off, everything is on this computer; turned on again, everything is carried again', async () => {
  await importConfiguration(world, demoConfiguration, world.remote);
  await openSettings(world.remote, 'privacy');
  const box = await findByRole(world.remote, 'checkbox', syncLabel);
  await box?.click();
  await world.remote.waitForFunction(
    'chrome.storage.local.get(null).then(items => "profile:prod-lab" in items && items.syncConfiguration === false)',
  );
  await box?.click();
  await world.remote.waitForFunction('chrome.storage.local.get(null).then(items => !("profile:prod-lab" in items))');
  expect(Object.keys(await stored('sync'))).toContain('profile:prod-lab');
});

/** What another computer stores in the place of an entry, having seen it as it is or as it was before. */
async function renameElsewhere(key: string, name: string, hasSeen: boolean, later = 1): Promise<void> {
  const { value, savedAt, history, ...place } = Object((await stored('sync'))[key]);
  const renamed = {
    ...place,
    savedAt: savedAt + later,
    history: hasSeen ? [savedAt, ...(history ?? [])] : (history ?? []),
    value: { ...value, name },
  };
  await put('sync', { [key]: renamed });
}

test('an entry that another computer changed is shown at once, and this one’s others are kept', async () => {
  await importConfiguration(world, demoConfiguration, world.remote);
  await renameElsewhere('profile:studio-home', 'Renamed elsewhere', true);
  const text = await waitForText(world.remote, 'Renamed elsewhere');
  expect(text).toContain('Prod JupyterLab');
  expect(text).not.toContain('Studio home');
});

test('61: two machines edit at once over sync: the other’s counts, this one’s is shown and can be taken', async () => {
  await importConfiguration(world, demoConfiguration, world.remote);
  await renameElsewhere('profile:studio-home', 'Renamed elsewhere', false);
  await evaluateRemoval('profile:old-notebook');
  const text = await waitForText(world.remote, '“Old notebook” was deleted on the other computer.');
  expect(text).toContain('“Studio home” was changed in both places.');
  expect(await findViolations(world.remote)).toEqual([]);
  await clickButton(world.remote, 'Use this computer’s “Studio home”');
  // What comes after it moves up.
  await world.remote.waitForFunction(() => !document.body.innerText.includes('“Studio home” was changed'));
  await clickButton(world.remote, 'Keep the other computer’s “Old notebook”');
  await world.remote.waitForFunction(() => !document.body.innerText.includes('Changed on two computers'));
  await world.reload(world.remote);
  const after = await waitForText(world.remote, 'Studio home');
  for (const gone of ['Renamed elsewhere', 'Old notebook', 'Changed on two computers'])
    expect(after).not.toContain(gone);
});

test('82: an edit here while nothing is synchronised, and a later one elsewhere: this one is offered once it is', async () => {
  await importConfiguration(world, demoConfiguration, world.remote);
  await openSettings(world.remote, 'privacy');
  const box = await findByRole(world.remote, 'checkbox', syncLabel);
  await box.click();
  await world.remote.waitForFunction('chrome.storage.local.get(null).then(items => items.syncConfiguration === false)');
  const renamed = { ...demoConfiguration, profiles: [{ ...demoProfile, name: 'Renamed here' }] };
  await importConfiguration(world, renamed, world.remote);
  await waitForText(world.remote, 'Renamed here');
  await renameElsewhere('profile:prod-lab', 'Renamed elsewhere', false, 3_600_000);
  await openSettings(world.remote, 'privacy');
  await (await findByRole(world.remote, 'checkbox', syncLabel)).click();
  await openSettings(world.remote, 'profiles');
  const text = await waitForText(world.remote, '“Renamed here” was changed in both places.');
  expect(text).toContain('Renamed elsewhere');
  expect(Object(Object((await stored('sync'))['profile:prod-lab']).value).name).toBe('Renamed elsewhere');
  await clickButton(world.remote, 'Use this computer’s “Renamed here”');
  await world.remote.waitForFunction(() => !document.body.innerText.includes('Changed on two computers'));
  await expect
    .poll(async () => Object(Object((await stored('sync'))['profile:prod-lab']).value).name)
    .toBe('Renamed here');
});

test('82: an entry that another computer pushes out of a full storage.sync stays, and is not said to be deleted', async () => {
  await importConfiguration(world, demoConfiguration, world.remote);
  const { position, savedAt, value } = Object((await stored('sync'))['profile:prod-lab']);
  const filler = { position, savedAt, value: { ...value, keywords: Array.from({ length: 70 }, () => 'k'.repeat(95)) } };
  const fillers = Array.from({ length: 12 }, (_, index) => [
    `profile:filler-${index}`,
    { ...filler, value: { ...filler.value, id: `filler-${index}`, name: `Filler ${index}` } },
  ]);
  await put('sync', { ...Object.fromEntries(fillers), pushedOut: ['profile:old-notebook'] });
  await evaluateRemoval('profile:old-notebook');
  await waitForText(world.remote, 'Filler 11');
  await expect.poll(async () => Object.keys(await stored('local'))).toContain('profile:old-notebook');
  const text = await waitForText(world.remote, 'Old notebook');
  expect(text).not.toContain('was deleted on the other computer');
  expect(text).not.toContain('Changed on two computers');
});

async function evaluateRemoval(key: string): Promise<void> {
  await world.remote.evaluate(`chrome.storage.sync.remove('${key}')`);
}

test('58: stored data corrupted: the good entries load, the bad one is set aside and shown; nothing is deleted', async () => {
  await importConfiguration(world, demoConfiguration, world.remote);
  const broken = { position: 1, savedAt: 1, value: 'broken' };
  await put('sync', { 'profile:studio-home': broken });
  const text = await waitForText(world.remote, 'Some entries couldn’t be read');
  expect(text).toContain('profile:studio-home');
  expect(text).toContain('Prod JupyterLab');
  // Another import saves all that can be read, and leaves the broken one alone.
  await importConfiguration(world, { ...demoConfiguration, profiles: [demoProfile] }, world.remote);
  expect((await stored('sync'))['profile:studio-home']).toEqual(broken);
});

test('59: older schema: migrated when the worker or a page first reads it; the old copy is kept', async () => {
  await put('local', { configuration: demoConfiguration });
  await stopWorker(world);
  await waitForText(await openPopup(world), 'Studio home');
  const local = await stored('local');
  expect(local.configuration).toBeUndefined();
  expect(local.layout).toBe(2);
  expect(local.beforeMigration).toEqual({ configuration: demoConfiguration });
  await world.reload(world.remote);
  await waitForText(world.remote, 'Old notebook');
});

test('60: newer schema: left untouched; said', async () => {
  const newer = { layout: 3, 'profile:future': { anything: true } };
  await put('local', newer);
  await world.reload(world.remote);
  await waitForText(world.remote, 'can’t be read');
  await chooseFile(world.remote, world, demoConfiguration);
  await clickButton(world.remote, 'Import');
  await waitForText(world.remote, 'Not saved');
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
  await openSettings(world.remote, 'import');
  await clickButton(world.remote, 'Undo import');
  await openSettings(world.remote, 'profiles');
  await world.remote.waitForFunction(() => !document.body.innerText.includes('Overwritten'));
  await waitForText(world.remote, 'Prod JupyterLab');
});

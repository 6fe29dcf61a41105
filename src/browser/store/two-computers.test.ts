import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createComputers } from '../../../test/support/computers';
import { exampleDocument, studioProfile } from '../../../test/support/example-document';
import type { Configuration } from '../../core/configuration/configuration';
import type { Profile } from '../../core/configuration/profile';

// Two computers of one person, joined by the browser's synchronisation. What the property test beside this one finds among
// thousands of orders is here in the orders that people meet.

const world = createComputers(3);
vi.resetModules();
vi.stubGlobal('chrome', world.browser);
vi.stubGlobal('navigator', world.navigator);
const [saving, known, state, pushed] = await Promise.all([
  import('./save-configuration'),
  import('./known-store'),
  import('./store-state'),
  import('./keep-pushed-out'),
]);

const [here, there, third] = [0, 1, 2];
const profile = (id: string, name: string): Profile => ({ ...studioProfile, id, name });
const shownOn = async (computer: number) => {
  world.actAs(computer);
  return (await known.readWholeStore()).configuration;
};
const nameOn = async (computer: number, id = 'lab') =>
  (await shownOn(computer)).profiles.find(one => one.id === id)?.name;
const offeredOn = async (computer: number) => {
  world.actAs(computer);
  const { replaced } = await state.readStoreState();
  return replaced.map(({ own, isDeleted }) => `${Object(own.value).name}${isDeleted ? ' (deleted)' : ''}`);
};

/** Has the browser carry what changed, both ways. */
async function carry(computer: number): Promise<void> {
  world.actAs(computer);
  await pushed.copyPushedOut(world.carry('there'));
}

async function edit(computer: number, change: (shown: Configuration) => Configuration): Promise<void> {
  const shown = await shownOn(computer);
  await saving.saveConfiguration(change(shown), shown);
}
const rename =
  (name: string, id = 'lab') =>
  (shown: Configuration) => ({
    ...shown,
    profiles: shown.profiles.map(one => (one.id === id ? profile(id, name) : one)),
  });
const without = (id: string) => (shown: Configuration) => ({
  ...shown,
  profiles: shown.profiles.filter(one => one.id !== id),
});
const setSync = async (computer: number, isOn: boolean) => {
  world.actAs(computer);
  await saving.setSync(isOn);
};
const at = (clock: number) => vi.useFakeTimers({ now: clock, toFake: ['Date'] });

beforeEach(async () => {
  world.startAnew();
  at(1_000);
  world.actAs(here);
  await saving.saveConfiguration({ ...exampleDocument, profiles: [profile('lab', 'First')], defaultProfile: 'lab' });
  for (const computer of [here, there, third]) await carry(computer);
});

describe('82: with synchronisation off here', () => {
  test.each<[name: string, elsewhere: number, counts: string, offered: string[]]>([
    ['an edit here and a later one elsewhere: that one counts, and this one is offered', 3_000, 'There', ['Here']],
    ['an edit here that is the later one counts, and the other is offered where it was made', 1_500, 'Here', []],
  ])('%s', async (_, elsewhere, counts, offered) => {
    await setSync(here, false);
    at(2_000);
    await edit(here, rename('Here'));
    at(elsewhere);
    await edit(there, rename('There'));
    await carry(there);
    await carry(here);
    expect(await nameOn(here)).toBe('Here');
    await setSync(here, true);
    for (const computer of [here, there, here]) await carry(computer);
    expect([await nameOn(here), await nameOn(there)]).toEqual([counts, counts]);
    expect(await offeredOn(here)).toEqual(offered);
    expect(await offeredOn(there)).toEqual(offered.length > 0 ? [] : ['There']);
  });

  test('what is deleted here goes elsewhere, too, but not what was edited there meanwhile', async () => {
    await edit(here, shown => ({ ...shown, profiles: [...shown.profiles, profile('gpu', 'GPU')] }));
    for (const computer of [here, there]) await carry(computer);
    await setSync(here, false);
    await edit(here, without('lab'));
    await edit(here, without('gpu'));
    await edit(there, rename('There'));
    await carry(there);
    await carry(here);
    await setSync(here, true);
    for (const computer of [here, there]) await carry(computer);
    expect([await nameOn(here), await nameOn(here, 'gpu')]).toEqual(['There', undefined]);
    expect([await nameOn(there), await nameOn(there, 'gpu')]).toEqual(['There', undefined]);
  });

  test('what is deleted elsewhere is gone here, too, but not what was edited here meanwhile', async () => {
    await edit(here, shown => ({ ...shown, profiles: [...shown.profiles, profile('gpu', 'GPU')] }));
    for (const computer of [here, there]) await carry(computer);
    await setSync(here, false);
    await edit(here, rename('Here'));
    await edit(there, without('lab'));
    await edit(there, without('gpu'));
    await carry(there);
    await carry(here);
    await setSync(here, true);
    for (const computer of [here, there]) await carry(computer);
    expect([await nameOn(here), await nameOn(here, 'gpu')]).toEqual(['Here', undefined]);
    expect([await nameOn(there), await nameOn(there, 'gpu')]).toEqual(['Here', undefined]);
    expect(await offeredOn(here)).toEqual(['GPU (deleted)']);
  });

  test('what was offered before stays offered, off and on again', async () => {
    await edit(here, rename('Here'));
    at(5_000);
    await edit(there, rename('There'));
    await carry(there);
    await carry(here);
    expect(await offeredOn(here)).toEqual(['Here']);
    await setSync(here, false);
    expect(await offeredOn(here)).toEqual(['Here']);
    await setSync(here, true);
    expect(await offeredOn(here)).toEqual(['Here']);
  });

  test.each([1, 2, 3, 4, 5])('the page dies at write %i of each switch: all is there', async write => {
    for (const isOn of [false, true, false, true]) {
      world.actAs(here);
      await edit(here, rename(`Before ${isOn}`));
      world.killAtWrite(write);
      await world.run(() => saving.setSync(isOn));
      expect(await nameOn(here)).toBe(`Before ${isOn}`);
    }
  });
});

describe('82: a full storage.sync:', () => {
  // Few large ones, and more that are hardly smaller than the other profile than there is room for then.
  const large = Array.from({ length: 90 }, (_, index) => ({
    ...profile(`x${index}`, 'X'),
    ...(index < 13 && { keywords: Array.from({ length: 70 }, () => 'k'.repeat(95)) }),
  }));

  test('what another computer pushes out is still listed on each, and nowhere said to be deleted', async () => {
    await edit(there, shown => ({ ...shown, profiles: [...large, ...shown.profiles] }));
    for (const computer of [there, here, third]) await carry(computer);
    expect(world.account.has('profile:lab')).toBe(false);
    for (const computer of [here, there, third]) {
      expect(await nameOn(computer)).toBe('First');
      expect(await offeredOn(computer)).toEqual([]);
    }
  });

  test('what is pushed out by a computer that tells nothing of it is no deletion either', async () => {
    await edit(there, shown => ({ ...shown, profiles: [...large, ...shown.profiles] }));
    const { storage } = Object(world.browser);
    await storage.sync.remove('pushedOut');
    for (const computer of [there, here]) await carry(computer);
    expect(await nameOn(here)).toBe('First');
    expect(await offeredOn(here)).toEqual([]);
  });

  test('what is deleted there is gone everywhere', async () => {
    await edit(here, shown => ({ ...shown, profiles: [...shown.profiles, ...large] }));
    for (const computer of [here, there]) await carry(computer);
    await edit(there, without('lab'));
    for (const computer of [there, here, third]) await carry(computer);
    expect([await nameOn(here), await nameOn(there), await nameOn(third)]).toEqual([undefined, undefined, undefined]);
    expect(await offeredOn(here)).toEqual(['First (deleted)']);
  });
});

describe('82: what was replaced is offered until the person has chosen:', () => {
  test('also after another edit here', async () => {
    await edit(here, rename('Here'));
    at(5_000);
    await edit(there, rename('There'));
    await carry(there);
    await carry(here);
    await edit(here, rename('Here again'));
    expect(await offeredOn(here)).toEqual(['Here']);
    await carry(here);
    await carry(there);
    expect([await nameOn(there), await offeredOn(there)]).toEqual(['Here again', []]);
  });

  test('also after more edits elsewhere than an entry can name', async () => {
    await edit(here, rename('Here'));
    for (let count = 0; count < 20; count += 1) {
      at(5_000 + count);
      await edit(there, rename(`There ${count}`));
    }
    await carry(there);
    await carry(here);
    expect([await nameOn(here), await offeredOn(here)]).toEqual(['There 19', ['Here']]);
  });

  test('also where all three clocks say the same', async () => {
    await edit(here, rename('Here'));
    await edit(there, rename('There'));
    await carry(there);
    await carry(third);
    await edit(third, rename('Third, after There'));
    await carry(third);
    await carry(here);
    expect([await nameOn(here), await offeredOn(here)]).toEqual(['Third, after There', ['Here']]);
  });

  test('nothing is offered that the other computer had seen', async () => {
    await edit(here, rename('Here'));
    for (const computer of [here, there]) await carry(computer);
    await edit(there, rename('There, after Here'));
    for (const computer of [there, here]) await carry(computer);
    expect([await nameOn(here), await offeredOn(here)]).toEqual(['There, after Here', []]);
  });
});

describe('82: what came while a page was open, and was not shown,', () => {
  test('is not undone by an import that does not name it', async () => {
    const shown = await shownOn(here);
    await edit(there, rename('There'));
    await carry(there);
    await carry(here);
    const imported = { ...shown, profiles: [...shown.profiles, profile('gpu', 'GPU')] };
    await saving.saveImport(imported, shown);
    expect([await nameOn(here), await nameOn(here, 'gpu')]).toEqual(['There', 'GPU']);
  });

  test('is offered where it was made, when an edit here replaces it', async () => {
    const shown = await shownOn(here);
    await edit(there, rename('There'));
    await carry(there);
    await carry(here);
    at(9_000);
    await saving.saveConfiguration(rename('Here')(shown), shown);
    for (const computer of [here, there]) await carry(computer);
    expect([await nameOn(there), await offeredOn(there)]).toEqual(['Here', ['There']]);
  });
});

test('82: where storage.sync and storage.local are emptied, nothing comes back', async () => {
  world.actAs(here);
  const { storage } = Object(world.browser);
  const keys = Object.keys(await storage.sync.get(null));
  const changes = Object.fromEntries(
    await Promise.all(keys.map(async key => [key, { oldValue: (await storage.sync.get(key))[key] }])),
  );
  await storage.sync.remove(keys);
  await storage.local.remove(Object.keys(await storage.local.get(null)));
  await pushed.copyPushedOut(changes);
  expect(await storage.local.get(null)).toEqual({});
});

test('82: a storage.sync that the browser emptied deletes nothing that this computer stored', async () => {
  await carry(there);
  const { storage } = Object(world.browser);
  world.actAs(there);
  await storage.sync.remove([...world.account.keys()]);
  await carry(there);
  await carry(here);
  expect([await nameOn(here), await offeredOn(here)]).toEqual(['First', []]);
});

describe('55: storage.sync refuses what is written on one computer:', () => {
  test('it is kept there, and carried with the next change', async () => {
    world.actAs(here);
    world.refuse(true);
    await edit(here, rename('Refused'));
    for (const computer of [here, there]) await carry(computer);
    expect([await nameOn(here), await nameOn(there)]).toEqual(['Refused', 'First']);
    world.actAs(here);
    world.refuse(false);
    await edit(here, shown => shown);
    for (const computer of [here, there]) await carry(computer);
    expect([await nameOn(there), await offeredOn(there)]).toEqual(['Refused', []]);
  });

  test('with an edit elsewhere meanwhile one of the two counts on both, and the other is offered', async () => {
    world.actAs(here);
    world.refuse(true);
    at(2_000);
    await edit(here, rename('Refused'));
    at(3_000);
    await edit(there, rename('There'));
    await carry(there);
    await carry(here);
    expect([await nameOn(here), await offeredOn(here)]).toEqual(['There', ['Refused']]);
    world.refuse(false);
    await edit(here, shown => shown);
    for (const computer of [here, there]) await carry(computer);
    expect([await nameOn(here), await nameOn(there)]).toEqual(['There', 'There']);
    expect(await offeredOn(here)).toEqual(['Refused']);
  });
});

import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { createComputers } from '../../../test/support/computers';
import { exampleDocument, studioProfile } from '../../../test/support/example-document';
import { propertyRuns } from '../../../test/support/generated-documents';
import type { Configuration } from '../../core/configuration/configuration';
import { mergeConfigurations } from '../../core/configuration/configuration-merge';
import type { Profile } from '../../core/configuration/profile';

// Three computers of one person, whose browser synchronises, and everything that can happen between any two steps. At the
// end each version that was saved is current, or was followed by an edit (or a deletion) that had seen it, or is offered on
// the computer that stored it; and all computers show the same.

const count = 3;
const ids = ['p0', 'p1'];
const [connection] = exampleDocument.connections;
const toProfile = (id: string, name: string): Profile => ({ ...studioProfile, id, name, pinned: false });
/** Enough of them to fill `storage.sync`, in front of all others. */
const fillers = Array.from({ length: 15 }, (_, index) => ({
  ...toProfile(`filler-${index}`, 'Filler'),
  keywords: Array.from({ length: 70 }, () => 'k'.repeat(95)),
}));

/** Each case is a whole story: a tenth of what others run. */
const runs = { ...propertyRuns, numRuns: Math.ceil(propertyRuns.numRuns / 10) };

interface Saved {
  readonly id: string;
  readonly name: string;
  readonly by: number;
  /** What its maker saw in its place; and whether it was stored for sure. */
  readonly over: string | undefined;
  readonly isCertain: boolean;
}

const someone = fc.constantFrom(0, 0, 1, 1, 2);
const someId = fc.constantFrom(...ids);
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ type: fc.constant('edit' as const), by: someone, id: someId, isStale: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant('delete' as const), by: someone, id: someId, isStale: fc.boolean() }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      type: fc.constant('carry' as const),
      by: someone,
      wins: fc.constantFrom('here' as const, 'there' as const),
    }),
  },
  { weight: 4, arbitrary: fc.record({ type: fc.constant('sync' as const), by: someone, isOn: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('policy' as const), sync: fc.constantFrom(true, false, undefined) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('import' as const),
      by: someone,
      mode: fc.constantFrom('merge' as const, 'replace' as const),
      isStale: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('restore' as const), by: someone }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('fill' as const), by: someone, isFull: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('refuse' as const), by: someone, isRefusing: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('kill' as const),
      atWrite: fc.integer({ min: 1, max: 5 }),
      isBefore: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('look' as const), by: someone }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('choose' as const), by: someone, isOwn: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('clock' as const),
      by: someone,
      offset: fc.integer({ min: -1000, max: 1000 }),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function play(steps: readonly Step[]): Promise<void> {
  world.startAnew();
  const { saving, known, state, pushed, restorePoint } = await modules;
  const clocks = Array.from({ length: count }, () => 0);
  const looks: (Configuration | undefined)[] = [];
  const saved: Saved[] = [];
  const gone: { id: string; name: string | undefined }[] = [];
  let name = 0;
  const nameIn = (configuration: Configuration, id: string) => configuration.profiles.find(one => one.id === id)?.name;
  const see = async () => (await known.readWholeStore()).configuration;
  const act = (by: number) => {
    world.actAs(by);
    vi.setSystemTime(1_000_000 + (clocks[by] ?? 0));
  };
  /** Stores what a person made of what was shown; a version that may have been stored by somebody who died is uncertain. */
  const save = async (by: number, shown: Configuration, next: Configuration, store: () => Promise<void>) => {
    const isCertain = await world.run(store);
    for (const id of ids) {
      const [over, now] = [nameIn(shown, id), nameIn(next, id)];
      if (over === now) continue;
      if (now === undefined) gone.push({ id, name: over });
      else saved.push({ id, name: now, by, over, isCertain });
    }
  };
  const change = async (by: number, isStale: boolean, edit: (shown: Configuration) => Configuration) => {
    act(by);
    const shown = (isStale ? looks[by] : undefined) ?? (await see());
    const next = edit(shown);
    await save(by, shown, next, () => saving.saveConfiguration(next, shown));
  };
  const put = (configuration: Configuration, profile: Profile): Configuration => ({
    ...configuration,
    profiles: configuration.profiles.some(({ id }) => id === profile.id)
      ? configuration.profiles.map(one => (one.id === profile.id ? profile : one))
      : [...configuration.profiles, profile],
  });
  const carry = async (by: number, wins: 'here' | 'there') => {
    act(by);
    const changes = world.carry(wins);
    await pushed.copyPushedOut(changes);
  };

  act(0);
  await saving.saveConfiguration({ ...exampleDocument, profiles: [], connections: connection ? [connection] : [] });
  for (const by of [0, 1, 2]) await carry(by, 'there');

  for (const one of steps) {
    if ('by' in one) act(one.by);
    if (one.type === 'edit') {
      name += 1;
      const fresh = toProfile(one.id, `v${name}`);
      await change(one.by, one.isStale, shown => put(shown, fresh));
    } else if (one.type === 'delete') {
      await change(one.by, one.isStale, shown => ({
        ...shown,
        profiles: shown.profiles.filter(({ id }) => id !== one.id),
      }));
    } else if (one.type === 'carry') {
      await carry(one.by, one.wins);
    } else if (one.type === 'sync') {
      await world.run(() => saving.setSync(one.isOn));
    } else if (one.type === 'policy') {
      world.policy = one.sync === undefined ? {} : { settings: { sync: one.sync } };
    } else if (one.type === 'import') {
      const shown = (one.isStale ? looks[one.by] : undefined) ?? (await see());
      name += 1;
      const imported: Configuration = {
        ...exampleDocument,
        connections: shown.connections,
        profiles: [toProfile('p0', `v${name}`), toProfile('p1', `w${name}`)],
      };
      const next = one.mode === 'merge' ? mergeConfigurations(shown, imported).merged : imported;
      await save(one.by, shown, next, () => saving.saveImport(next, shown));
    } else if (one.type === 'restore') {
      const point = await restorePoint.restorePointItem.get();
      const shown = await see();
      if (point) await save(one.by, shown, point.configuration, () => saving.saveImport(point.configuration));
    } else if (one.type === 'fill') {
      await change(one.by, false, shown => {
        const others = shown.profiles.filter(({ id }) => !id.startsWith('filler'));
        return { ...shown, profiles: one.isFull ? [...fillers, ...others] : others };
      });
    } else if (one.type === 'refuse') {
      world.refuse(one.isRefusing);
    } else if (one.type === 'kill') {
      world.killAtWrite(one.atWrite, one.isBefore);
    } else if (one.type === 'look') {
      looks[one.by] = await see();
    } else if (one.type === 'choose') {
      const [offer] = (await state.readStoreState()).replaced;
      const id = offer?.key.replace('profile:', '');
      const own = Object(offer?.own.value);
      if (offer && id !== undefined && ids.includes(id)) {
        world.killAtWrite(0);
        if (one.isOwn) await change(one.by, false, shown => put(shown, own));
        await state.forgetReplaced(offer);
        gone.push({ id, name: own.name });
      }
    } else if (one.type === 'clock') {
      clocks[one.by] = one.offset;
    }
  }

  world.killAtWrite(0);
  world.policy = {};
  const everyone = [0, 1, 2];
  for (let round = 0; round < 4; round += 1) {
    for (const by of everyone) {
      act(by);
      world.refuse(false);
      await carry(by, 'there');
      await saving.setSync(true);
      await carry(by, 'there');
    }
  }
  const current: (string | undefined)[][] = [];
  const offered: string[][] = [];
  for (const by of everyone) {
    act(by);
    const shown = await see();
    current.push(ids.map(id => nameIn(shown, id)));
    offered.push((await state.readStoreState()).replaced.map(({ own }) => String(Object(own.value).name)));
  }
  const isFound = ({ id, name: version, by, isCertain }: Saved, looked: ReadonlySet<Saved>): boolean => {
    if (current[by]?.[ids.indexOf(id)] === version || offered[by]?.includes(version)) return true;
    if (gone.some(deletion => deletion.id === id && deletion.name === version)) return true;
    if (!isCertain && looked.size === 0) return true;
    return saved.some(
      next =>
        next.id === id &&
        next.over === version &&
        !looked.has(next) &&
        (next.isCertain || isFound(next, new Set([...looked, next]))),
    );
  };
  const lost = saved.filter(version => !isFound(version, new Set()));
  expect({ lost, current, offered }).toEqual({ lost: [], current, offered });
  for (const [place, id] of ids.entries()) {
    if (!world.account.has(`profile:${id}`)) continue;
    expect(
      new Set(current.map(names => names[place])),
      `${id}: ${JSON.stringify({ current, offered, saved })}`,
    ).toHaveProperty('size', 1);
  }
}

const world = createComputers(count);
vi.resetModules();
vi.stubGlobal('chrome', world.browser);
vi.stubGlobal('navigator', world.navigator);
const modules = Promise.all([
  import('./save-configuration'),
  import('./known-store'),
  import('./store-state'),
  import('./keep-pushed-out'),
  import('./restore-point'),
]).then(([saving, known, state, pushed, restorePoint]) => ({ saving, known, state, pushed, restorePoint }));

test('82: whatever happens in whatever order on three computers, no version that was saved is lost, and all agree', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 16 }), play), runs);
});

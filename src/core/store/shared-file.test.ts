import { describe, expect, test } from 'vitest';
import {
  exampleConnection,
  exampleDocument,
  guestConnection,
  notebookProfile,
} from '../../../test/support/example-document';
import type { Configuration } from '../configuration/configuration';
import type { SharedFile } from './shared-entries';
import {
  applyWaiting,
  isCheckDue,
  judgeCheck,
  type SharedFileAnswer,
  type SharedFileState,
  takeAll,
  usualAge,
} from './shared-file';

const now = 1_000_000_000;
const files: readonly SharedFile[] = [{ address: 'https://team.example/', isManaged: false }];
const first = exampleDocument;
const second: Configuration = { ...exampleDocument, connections: [exampleConnection, guestConnection] };
const text = (document: object, etag: string | null = '"2"'): SharedFileAnswer => ({
  type: 'text',
  text: JSON.stringify(document),
  etag,
});
const failed: SharedFileAnswer = { type: 'failed', problem: { code: 'status', status: 404 } };
const problem = { code: 'status', status: 404 } as const;

test('109: a shared file with the mark that Windows puts first is read', () => {
  const answer = { ...text(first), text: `\uFEFF${JSON.stringify(first)}` } as SharedFileAnswer;
  expect(judgeCheck({}, answer, now, files, true)).toMatchObject({ waiting: first });
});

describe('a look at a shared file', () => {
  const known: SharedFileState = { applied: first, etag: '"1"', checkedAt: 1 };
  const changed: SharedFileState = { ...known, waiting: second };

  test.each<[name: string, before: SharedFileState, answer: SharedFileAnswer, after: SharedFileState]>([
    ['finds it for the first time: it waits', {}, text(first), { waiting: first, etag: '"2"' }],
    ['finds a change: it waits', known, text(second), { applied: first, waiting: second, etag: '"2"' }],
    [
      'finds another change: that waits instead',
      { ...known, waiting: { ...first, profiles: [] } },
      text(second),
      { applied: first, waiting: second, etag: '"2"' },
    ],
    ['finds what is in use again: nothing waits', changed, text(first), { applied: first, etag: '"2"' }],
    [
      'finds the same in another order, with settings that are not taken: nothing waits',
      known,
      text({ settings: {}, profiles: first.profiles, connections: first.connections, version: 1 }),
      { applied: { version: 1, connections: first.connections, profiles: first.profiles, settings: {} }, etag: '"2"' },
    ],
    ['finds it unchanged: it is as it was', changed, { type: 'unchanged' }, { ...changed }],
    ['finds nothing: what is in use, and what waits, stays', changed, failed, { ...changed, problem }],
    [
      'finds nothing again: the problem is the latest one',
      { ...known, problem: { code: 'timeout' } },
      failed,
      { ...known, problem },
    ],
    ['finds it again: the problem is over', { ...known, problem }, { type: 'unchanged' }, known],
    [
      'finds it again, changed: the problem is over',
      { ...known, problem },
      text(first),
      { applied: first, etag: '"2"' },
    ],
    ['finds it without an ETag: none is kept', known, text(first, null), { applied: first }],
    ['finds it with an ETag that is none: none is kept', known, text(first, 'x'.repeat(501)), { applied: first }],
  ])('%s', (_name, before, answer, after) => {
    expect(judgeCheck(before, answer, now, files, true)).toEqual({ ...after, checkedAt: now });
  });

  test.each<[name: string, answer: SharedFileAnswer, path: unknown]>([
    [
      'no JSON: line and column are told',
      { type: 'text', text: '{\n  oops', etag: '"3"' },
      { key: 'place', values: { line: 2, column: 3 } },
    ],
    [
      'no document: the member is told',
      text({ ...first, profiles: [{ ...notebookProfile, name: '' }] }),
      'profiles.0.name',
    ],
    [
      'made for prototypes: refused before it is parsed',
      { type: 'text', text: '{"__proto__": {}}', etag: null },
      { key: 'place', values: { line: 1, column: 2 } },
    ],
    [
      'nested too deep',
      { type: 'text', text: '['.repeat(33), etag: null },
      { key: 'place', values: { line: 1, column: 33 } },
    ],
  ])('that finds it to be %s, and leaves all in force, its ETag too', (_name, answer, path) => {
    expect(judgeCheck(changed, answer, now, files, true)).toMatchObject({
      ...changed,
      checkedAt: now,
      problem: { code: 'invalid', problems: [{ path }] },
    });
  });

  test('keeps a few problems of many', () => {
    const broken = { ...first, profiles: Array.from({ length: 50 }, () => ({})) };
    const { problem: found } = judgeCheck({}, text(broken), now, files, true);
    expect(found?.code === 'invalid' && found.problems).toHaveLength(5);
  });

  test('leaves secrets out, and keeps where they were', () => {
    const document = { ...first, connections: [{ ...exampleConnection, clientSecret: 'hunter2' }] };
    const after = judgeCheck({}, text(document), now, files, true);
    expect(after.dropped).toEqual([{ path: 'connections.0.clientSecret' }]);
    expect(JSON.stringify(after)).not.toContain('hunter2');
  });

  test('of a file that only a connection names finds no change in what is of others', () => {
    const ofGuests = [{ address: 'https://team.example/', connection: 'guests', isManaged: false }];
    const withoutNotebook = { ...first, profiles: first.profiles.slice(0, 1) };
    expect(judgeCheck(known, text(withoutNotebook), now, ofGuests, true)).not.toHaveProperty('waiting');
  });

  test.each<[name: string, before: SharedFileState, answer: SharedFileAnswer]>([
    ['what is new', known, text(second, '"1"')],
    ['what waited', changed, { type: 'unchanged' }],
  ])('applies %s where nobody is to be asked', (_name, before, answer) => {
    const after = judgeCheck(before, answer, now, files, false);
    expect(after).toEqual({ applied: second, etag: '"1"', checkedAt: now });
  });
});

test('what waits is applied once, and is then in use', () => {
  const state = { applied: first, waiting: second, etag: '"2"' };
  expect(applyWaiting(state)).toEqual({ applied: second, etag: '"2"' });
  expect(applyWaiting({ applied: first })).toEqual({ applied: first });
});

describe('a look is due', () => {
  const hour = 60 * 60 * 1000;
  test.each<[name: string, state: SharedFileState, isDue: boolean]>([
    ['at a file that nobody has looked at', {}, true],
    ['a day after the last one', { checkedAt: now - 24 * hour }, true],
    ['not before', { checkedAt: now - 24 * hour + 1 }, false],
    ['an hour after one that failed', { checkedAt: now - hour, problem }, true],
    ['not before that', { checkedAt: now - hour + 1, problem }, false],
    ['after the clock was set back', { checkedAt: now + 1 }, true],
  ])('%s', (_name, state, isDue) => {
    expect(isCheckDue(state, now, usualAge)).toBe(isDue);
  });

  test('at once, whenever the person wants one', () => {
    expect(isCheckDue({ checkedAt: now, problem }, now, 0)).toBe(true);
  });
});

test('what several take of one file is taken once', () => {
  const byConnection = (connection: string): SharedFile => ({ address: 'x', connection, isManaged: false });
  expect(takeAll(second, [byConnection('acme'), ...files])).toEqual({
    connections: second.connections,
    profiles: second.profiles,
  });
  expect(takeAll(second, [byConnection('acme'), byConnection('guests')])).toEqual({
    connections: [],
    profiles: second.profiles,
  });
});

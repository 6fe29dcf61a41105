import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { notebookProfile, studioProfile } from '../../../test/support/example-document';
import { anyText, fewRuns, profiles } from '../../../test/support/generated-documents';
import type { StudioProfile } from '../configuration/profile';
import { describeProfile } from '../kinds/describe-profile';
import { indexProfiles, type Mark, type SearchEntry, type SearchResult, searchProfiles } from './search-profiles';

const example = indexProfiles([
  { profile: studioProfile, connectionName: 'Acme ML' },
  { profile: notebookProfile, connectionName: 'Zürich' },
]);

function named(name: string, change: Partial<StudioProfile> = {}): SearchEntry {
  const { keywords: _, landingUri: __, ...bare } = studioProfile;
  return { profile: { ...bare, userProfileName: 'u', spaceName: 's', id: name, ...change, name }, connectionName: 'C' };
}

function find(entries: readonly SearchEntry[], text: string): string[] {
  return searchProfiles(indexProfiles(entries), text).map(({ profile }) => profile.name);
}

describe('a search finds', () => {
  test.each([
    ['', ['prod-lab', 'old-notebook']],
    ['  \n', ['prod-lab', 'old-notebook']],
    ['jupyter', ['prod-lab']],
    ['JUPYTER', ['prod-lab']],
    ['prod alice', ['prod-lab']],
    ['alice  PROD', ['prod-lab']],
    ['lab prod alice d-abc', ['prod-lab']],
    ['d-abcdefgh', ['prod-lab']],
    ['alice-lab', ['prod-lab']],
    ['research', ['old-notebook']],
    ['notebook instance', ['old-notebook']],
    ['acme', ['prod-lab']],
    ['zurich', ['old-notebook']],
    ['ZÜRICH', ['old-notebook']],
    ['zu\u0308rich', ['old-notebook']],
    ['prod research', []],
    ['.*', []],
    ['<b>', []],
    ['-prod (alice)', ['prod-lab']],
    ['"prod" "alice"', ['prod-lab']],
    ['eexxaacctt', []],
  ])('by %j: %j', (text, ids) => {
    expect(searchProfiles(example, text).map(({ profile }) => profile.id)).toEqual(ids);
  });

  test.each<[text: string, typo: string, ids?: string[]]>([
    ['jupyterlaab', 'a letter more'],
    ['jupyerlab', 'a letter less'],
    ['jupitetlab', 'two other letters', []],
    ['jupiterlab', 'another letter'],
    ['juptyerlab', 'two exchanged'],
    ['upyterlab', 'no first letter'],
    ['kupyterlab', 'another first letter'],
    ['rpod', 'two exchanged at the start, in a word of four'],
    ['prdo', 'two exchanged at the end'],
    ['pod', 'a letter less in a word of three', []],
    ['rpod reserch', 'one each, in different profiles', []],
    ['rpod alcie', 'one each'],
    ['d-abcdefgh1235', 'another digit', []],
  ])('by %j, with %s', (text, _typo, ids = ['prod-lab']) => {
    expect(searchProfiles(example, text).map(({ profile }) => profile.id)).toEqual(ids);
  });

  test('names in other scripts, with a typo, too', () => {
    expect(find([named('Прогноз'), named('東京の予測'), named('🚀 Start')], 'ПРОГНОЗ')).toEqual(['Прогноз']);
    expect(find([named('Прогноз'), named('東京の予測')], 'прогнос')).toEqual(['Прогноз']);
    expect(find([named('Прогноз'), named('東京の予測')], '予測')).toEqual(['東京の予測']);
    expect(find([named('Прогноз'), named('🚀 Start')], '🚀')).toEqual(['🚀 Start']);
  });
});

describe('the best come first:', () => {
  test('the name before keywords, those before the rest', () => {
    const entries = [
      named('A', { userProfileName: 'quarterly' }),
      named('B', { keywords: ['quarterly'] }),
      named('The quarterly'),
    ];
    expect(find(entries, 'quarterly')).toEqual(['The quarterly', 'B', 'A']);
  });

  test('words as they are before words with a typo, wherever they are', () => {
    expect(find([named('Tset'), named('B', { userProfileName: 'test' })], 'test')).toEqual(['B', 'Tset']);
  });

  test('the start of the name before starts of words, those before what is within', () => {
    const entries = [named('Collaborate'), named('My lab'), named('JupyterLab'), named('Lab')];
    expect(find(entries, 'lab')).toEqual(['Lab', 'My lab', 'JupyterLab', 'Collaborate']);
  });

  test('and equals keep their order', () => {
    expect(find([named('b lab'), named('a lab'), named('c lab')], 'lab')).toEqual(['b lab', 'a lab', 'c lab']);
  });
});

describe('marks are', () => {
  const marked = (text: string, marks: readonly Mark[]) => marks.map(([start, end]) => text.slice(start, end));
  const marksOf = (entry: SearchEntry, text: string) => {
    const [result] = searchProfiles(indexProfiles([entry]), text);
    if (!result) return undefined;
    const { profile, nameMarks, detailMarks } = result;
    return [marked(profile.name, nameMarks), marked(describeProfile(profile), detailMarks)];
  };

  test.each<[name: string, text: string, inName: string[], inDetail: string[]]>([
    ['Prod JupyterLab', '', [], []],
    ['Prod JupyterLab', 'lab prod', ['Prod', 'Lab'], []],
    ['Prod JupyterLab', 'jupitterlab', [], []],
    ['Prod JupyterLab', 'jupiterlab', ['JupyterLab'], []],
    ['Alice', 'alice', ['Alice'], ['alice']],
    ['Prod', 'pro rod', ['Prod'], []],
    ['Zürich', 'zurich', ['Zürich'], []],
    ['Zu\u0308rich', 'zü', ['Zu\u0308'], []],
    ['한국어', '한구', ['한국'], []],
    ['Łódź', 'lod', ['Łód'], []],
  ])('in %j for %j: %j', (name, text, inName, inDetail) => {
    const expected = text === 'jupitterlab' ? undefined : [inName, inDetail];
    expect(marksOf(named(name, { userProfileName: 'alice' }), text)).toEqual(expected);
  });
});

function isOrdered(text: string, marks: readonly Mark[]): boolean {
  return marks.every(
    ([start, end], index) => start > (marks[index - 1]?.[1] ?? -1) && start < end && end <= text.length,
  );
}

describe('for any profiles and any text', () => {
  const entries = fc.array(fc.record({ profile: profiles, connectionName: anyText }), { maxLength: 5 });
  const readable = ({ profile, nameMarks, detailMarks }: SearchResult) =>
    isOrdered(profile.name, nameMarks) && isOrdered(describeProfile(profile), detailMarks);

  test('a search never throws, finds each profile once at most, and marks what is there', () => {
    fc.assert(
      fc.property(entries, fc.oneof(anyText, fc.string({ unit: 'grapheme' })), (list, text) => {
        const results = searchProfiles(indexProfiles(list), text);
        expect(new Set(results.map(({ profile }) => profile)).size).toBe(results.length);
        expect(results.every(readable)).toBe(true);
      }),
      fewRuns,
    );
  });

  test('a part of a name finds its profile', () => {
    fc.assert(
      fc.property(entries, fc.nat(), fc.nat(), (list, start, end) => {
        for (const { profile } of list) {
          const found = searchProfiles(indexProfiles(list), [...profile.name].slice(start % 20, end % 20).join(''));
          expect(found.map(result => result.profile)).toContain(profile);
        }
      }),
      fewRuns,
    );
  });

  test('the empty search gives all in order, without marks', () => {
    const results = searchProfiles(example, '');
    expect(results).toEqual(
      [studioProfile, notebookProfile].map(profile => ({ profile, nameMarks: [], detailMarks: [] })),
    );
  });
});

test('a text of a megabyte is searched for, in time', () => {
  expect(searchProfiles(example, 'jupyter'.repeat(150_000))).toEqual([]);
  expect(searchProfiles(example, 'prod '.repeat(200_000))).toHaveLength(1);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { studioProfile } from '../../../test/support/example-document';
import { anyText, propertyRuns } from '../../../test/support/generated-documents';
import { describeHint, describeLaunch } from './omnibox-description';
import { parseOmniboxText } from './omnibox-query';
import { completeLaunch, findEntered, searchLaunches } from './search-launches';
import { indexProfiles } from './search-profiles';

const markup = fc
  .array(
    fc.constantFrom('<match>', '</dim>', '&amp;', '&', '"', "'", ']]>', '\u0000', '\u202e', 'ייצור', 'lab', ' — '),
    {
      maxLength: 6,
    },
  )
  .map(list => list.join('').trim() || 'x');
/** Small ones: what matters here is their texts. */
const named = fc
  .record({ name: fc.oneof(markup, anyText), number: fc.nat(9), landingUri: fc.constantFrom('', 'app:Canvas:', 'x') })
  .map(({ name, number, landingUri }) => ({
    profile: { ...studioProfile, landingUri, keywords: [], id: `p${number}`, name: name.trim().slice(0, 40) || 'x' },
    connectionName: 'Acme',
  }));
const lists = fc.uniqueArray(named, { selector: ({ profile }) => profile.id, minLength: 1, maxLength: 2 });
/** A part of a name, words for apps and spaces, or anything. */
const typed = (list: readonly { profile: { name: string } }[], from: number, length: number, more: string) =>
  [...(list[0]?.profile.name ?? '')].slice(from % 20, (from % 20) + length).join('') + more;
const more = fc.oneof(fc.constantFrom('', ' canvas', ' lab @team', ' @', ' code @a-b'), fc.string({ maxLength: 6 }));

/** What Chromium's XML parser makes of a description: its text; throws where the text is not well-formed XML. */
function readXml(xml: string): string {
  const open: string[] = [];
  const text = xml.replace(/<(\/?)(match|dim)>/g, (_, end: string, tag: string) => {
    if (!end) open.push(tag);
    else if (open.pop() !== tag) throw new Error(`</${tag}> closes nothing`);
    return '';
  });
  // Characters that XML 1.0 knows (§2.2), and none that would have to be escaped.
  if (
    open.length > 0 ||
    /[<>]|&(?!(amp|lt|gt|quot|apos);)/.test(text) ||
    !/^[\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]*$/u.test(text)
  )
    throw new Error(`Not well-formed: ${xml}`);
  const entities = new Map([
    ['&amp;', '&'],
    ['&lt;', '<'],
    ['&gt;', '>'],
    ['&quot;', '"'],
    ['&apos;', "'"],
  ]);
  return text.replace(/&\w+;/g, entity => entities.get(entity) ?? entity);
}

test('50: whatever names hold and whatever is typed, Chrome gets well-formed XML, and Firefox the same text, plain', () => {
  let found = 0;
  fc.assert(
    fc.property(lists, fc.nat(), fc.nat(5), more, (list, from, length, end) => {
      for (const launch of searchLaunches(indexProfiles(list), typed(list, from, length, end), 3)) {
        found += 1;
        expect(readXml(describeLaunch(launch, 'xml'))).toBe(describeLaunch(launch, 'plain'));
      }
    }),
    propertyRuns,
  );
  expect(found).toBeGreaterThan(propertyRuns.path ? 0 : propertyRuns.numRuns / 4);
});

test('50: a sentence of ours with anything in it, too', () => {
  fc.assert(
    fc.property(fc.oneof(markup, anyText), text => {
      expect(readXml(describeHint(text, 'xml'))).toBe(describeHint(text, 'plain'));
    }),
    propertyRuns,
  );
});

test('each suggestion is completed to what finds the same launch again', () => {
  fc.assert(
    fc.property(lists, fc.nat(), fc.nat(5), more, (list, from, length, end) => {
      const index = indexProfiles(list);
      const text = typed(list, from, length, end);
      for (const launch of searchLaunches(index, text, 3)) {
        const { profile, changed } = findEntered(index, completeLaunch(launch, text)) ?? {};
        expect({ profile, changed }).toEqual({ profile: launch.profile, changed: launch.changed });
      }
    }),
    propertyRuns,
  );
});

test('whatever is typed is taken apart without a word lost, and the first always names a profile', () => {
  fc.assert(
    fc.property(
      fc.tuple(anyText, more).map(parts => parts.join(' ')),
      text => {
        const { search, appWord, spaceName } = parseOmniboxText(text);
        const words = text.split(/\s+/).filter(Boolean);
        expect(search.startsWith(words[0] ?? '')).toBe(true);
        for (const word of search.split(' ').filter(Boolean)) expect(words).toContain(word);
        if (appWord !== undefined) expect(words.slice(1).map(word => word.toLowerCase())).toContain(appWord);
        if (spaceName !== undefined) expect(words.slice(1)).toContain(`@${spaceName}`);
      },
    ),
    propertyRuns,
  );
});

import { expect, test } from 'vitest';
import { studioProfile } from '../../../test/support/example-document';
import { describeHint, describeLaunch, findDescribed } from './omnibox-description';
import { indexProfiles, searchProfiles } from './search-profiles';

function describeFirst(name: string, search: string, format: 'xml' | 'plain'): string {
  const profile = { ...studioProfile, name };
  const [result] = searchProfiles(indexProfiles([{ profile, connectionName: 'Acme' }]), search);
  return result ? describeLaunch({ ...result, changed: undefined }, format) : 'nothing found';
}

const rest = '— JupyterLab · alice · d-abcdefgh1234 · alice-lab';

test.each<[name: string, search: string, xml: string, plain: string]>([
  ['Prod lab', '', `Prod lab <dim>${rest}</dim>`, `Prod lab ${rest}`],
  [
    'Prod lab',
    'lab',
    `Prod <match>lab</match> <dim>${rest.replace(/lab$/, '<match>lab</match>')}</dim>`,
    `Prod lab ${rest}`,
  ],
  [
    '<match>&"\'</match>',
    '&',
    `&lt;match&gt;<match>&amp;</match>&quot;&apos;&lt;/match&gt; <dim>${rest}</dim>`,
    `<match>&"'</match> ${rest}`,
  ],
  ['a\u0000b\nc', '', `a b c <dim>${rest}</dim>`, `a b c ${rest}`],
  // The name stays in its own isolate, so that it does not turn what stands behind it.
  ['ייצור', '', `\u2068ייצור\u2069 <dim>${rest}</dim>`, `\u2068ייצור\u2069 ${rest}`],
  ['א\u202Ebc', '', `\u2068א bc\u2069 <dim>${rest}</dim>`, `\u2068א bc\u2069 ${rest}`],
])(
  '50: `<match>&"` in names and typed text: escaped in Chrome, plain in Firefox: %j with %j searched',
  (name, search, xml, plain) => {
    expect(describeFirst(name, search, 'xml')).toBe(xml);
    expect(describeFirst(name, search, 'plain')).toBe(plain);
  },
);

test.each(['Prod lab', '<match>&"\'</match>', 'ייצור', 'a — b'])(
  'the suggestion for %s tells which profile it is about',
  name => {
    const others = [{ ...studioProfile, id: 'other', name: 'Other' }];
    const profiles = [...others, { ...studioProfile, name }];
    expect(findDescribed(profiles, describeFirst(name, '', 'plain'))?.name).toBe(name);
    expect(findDescribed(others, describeFirst(name, '', 'plain'))).toBeUndefined();
  },
);

test('a sentence of ours is escaped, too', () => {
  expect(describeHint('a & b', 'xml')).toBe('<dim>a &amp; b</dim>');
  expect(describeHint('a & b', 'plain')).toBe('a & b');
});

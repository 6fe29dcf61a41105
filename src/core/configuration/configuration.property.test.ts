import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText, documents, propertyRuns } from '../../../test/support/generated-documents';
import { parseCliInput } from '../cli/cli-input';
import { formatConfiguration, parseConfigurationText } from '../import/configuration-text';
import { parseConfiguration } from './configuration';
import { findUnknownMembers } from './unknown-members';

describe('a generated document', () => {
  test('54: is the same after an export and an import, its unknown members with it: nothing of it is taken for a secret', () => {
    fc.assert(
      fc.property(documents, document => {
        const parsed = parseConfigurationText(formatConfiguration(document));
        expect(parsed).toEqual({ ok: true, configuration: document, dropped: [] });
        expect(parsed.ok && findUnknownMembers(parsed.configuration)).toEqual(findUnknownMembers(document));
      }),
      propertyRuns,
    );
  });

  test('is exported as the same text after an import', () => {
    fc.assert(
      fc.property(documents, document => {
        const parsed = parseConfiguration(JSON.parse(formatConfiguration(document)));
        const again = parsed.ok && formatConfiguration(parsed.configuration);
        // Members may stand in another order: the parser puts those it knows first.
        expect(JSON.parse(String(again))).toEqual(document);
        const twice = parseConfigurationText(String(again));
        expect(twice.ok && formatConfiguration(twice.configuration)).toBe(again);
      }),
      propertyRuns,
    );
  });

  test('with one member exchanged for anything is accepted or refused with a path, and never throws', () => {
    fc.assert(
      fc.property(documents, fc.nat(), fc.anything(), (document, choice, value) => {
        const parsed = parseConfiguration(exchange(document, choice, value));
        if (!parsed.ok) {
          expect(parsed.problems.length).toBeGreaterThan(0);
          for (const { path, expected, found } of parsed.problems) {
            expect([typeof path, expected === '', found === '']).toEqual(['string', false, false]);
          }
        }
      }),
      propertyRuns,
    );
  });
});

describe('no input of any kind throws past', () => {
  test('parseConfiguration', () => {
    const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true });
    fc.assert(
      fc.property(anything, value => {
        expect(typeof parseConfiguration(value).ok).toBe('boolean');
        expect(typeof parseConfiguration({ version: 1, connections: value, profiles: value }).ok).toBe('boolean');
      }),
      propertyRuns,
    );
  });

  const texts = fc.oneof(anyText, fc.json(), pieces('{', '}', '[', ']', '"', ':', ',', '1', 'version', '\n'));

  test('parseConfigurationText', () => {
    fc.assert(
      fc.property(texts, text => {
        expect(typeof parseConfigurationText(text).ok).toBe('boolean');
      }),
      propertyRuns,
    );
  });

  const yaml = pieces(
    'DomainId',
    'UserProfileName',
    ': ',
    '- ',
    '\n',
    '  ',
    "'",
    '&a ',
    '*a',
    '!!str ',
    '|',
    '>',
    '? ',
    '[',
    '{',
    '#',
    '---\n',
    '%',
    '\t',
    '5',
    '~',
  );

  test('parseCliInput', () => {
    fc.assert(
      fc.property(fc.oneof(texts, yaml), text => {
        const parsed = parseCliInput(text);
        expect(parsed.ok || parsed.problems.length > 0).toBe(true);
      }),
      propertyRuns,
    );
  });
});

/** The document with one of its members, somewhere, exchanged for the value. */
function exchange(document: object, choice: number, value: unknown): unknown {
  const places: (() => void)[] = [];
  const copy: unknown = structuredClone(document);
  const walk = (node: unknown) => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, member] of Object.entries(node)) {
      places.push(() => Object.defineProperty(node, key, { value }));
      walk(member);
    }
  };
  walk(copy);
  places[choice % places.length]?.();
  return copy;
}

function pieces(...parts: string[]): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...parts), { maxLength: 20 }).map(list => list.join(''));
}

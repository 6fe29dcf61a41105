import { describe, expect, test, vi } from 'vitest';
import { problemsInEnglish } from '../../../test/support/in-english';
import { readTextFile } from './read-text-file';

const bytes = (...values: (string | number)[]) =>
  new Blob(values.map(value => (typeof value === 'string' ? value : new Uint8Array([value]))));

test.each([1_000_001, 10_000_000])('52: a file of %d bytes is refused before it is read', async size => {
  const arrayBuffer = vi.fn();
  expect(problemsInEnglish(await readTextFile({ size, arrayBuffer }))).toEqual([
    { path: '', expected: 'at most 1 MB of text', found: `${size} bytes` },
  ]);
  expect(arrayBuffer).not.toHaveBeenCalled();
});

describe('52: a file that is not UTF-8 is refused, with its line and the first byte that is none:', () => {
  test.each<[name: string, file: Blob, path: string, found: string]>([
    ['Latin-1', bytes('{\n  "name": "M', 0xfc, 'nchen"\n}'), 'line 2, column 13', 'the byte 0xFC'],
    ['after characters of several bytes', bytes('é日😀', 0xff), 'line 1, column 5', 'the byte 0xFF'],
    ['UTF-16 that is cut off', bytes(0xff, 0xfe, 'a'), 'line 1, column 1', 'the byte 0xFF'],
    ['UTF-16 with half a character', bytes(0xfe, 0xff, 0xd8, 0x3d), 'line 1, column 1', 'the byte 0xFE'],
    ['a character cut off at the end', bytes('a\n', 0xe6, 0x97), 'line 2, column 1', 'the byte 0x97'],
    ['a character cut off by a line end', bytes(0xe6, 0x97, '\na'), 'line 1, column 1', 'the byte 0x97'],
    ['a surrogate', bytes(0xed, 0xa0, 0x80), 'line 1, column 1', 'the byte 0xA0'],
    ['a longer form than needed', bytes(0xc0, 0xaf), 'line 1, column 1', 'the byte 0xC0'],
  ])('%s', async (_, file, path, found) => {
    expect(problemsInEnglish(await readTextFile(file))).toEqual([{ path, expected: 'UTF-8 text', found }]);
  });
});

test.each<[order: string, swap: boolean, mark: string]>([
  ['little-endian, as Windows PowerShell writes it', false, '\uFEFF'],
  ['big-endian', true, '\uFEFF'],
  ['little-endian without a mark', false, ''],
  ['big-endian without a mark', true, ''],
])('109: UTF-16 is read: %s', async (_order, swap, mark) => {
  const text = '{"name": "Zürich 日😀"}\r\n';
  const file = Buffer.from(`${mark}${text}`, 'utf16le');
  expect(await readTextFile(new Blob([new Uint8Array(swap ? file.swap16() : file)]))).toEqual({ ok: true, text });
});

test('UTF-8 is read as it is, without its mark, and with a replacement character that somebody wrote', async () => {
  expect(await readTextFile(new Blob(['\uFEFFa😀\uFFFD\n']))).toEqual({ ok: true, text: 'a😀\uFFFD\n' });
});

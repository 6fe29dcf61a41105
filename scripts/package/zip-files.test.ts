import { strFromU8, strToU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { zipFiles } from './zip-files';

const files = [
  ['b/two.txt', strToU8('two')],
  ['a.txt', strToU8('one')],
  ['b/ten.txt', new Uint8Array()],
] as const;

test('an archive holds what was put into it', () => {
  const found = unzipSync(zipFiles(new Map(files)));
  expect(Object.entries(found).map(([path, content]) => [path, strFromU8(content)])).toEqual([
    ['a.txt', 'one'],
    ['b/ten.txt', ''],
    ['b/two.txt', 'two'],
  ]);
});

test('its bytes depend neither on the order of the files, nor on the time, nor on the time zone', () => {
  const first = zipFiles(new Map(files));
  const zone = process.env.TZ;
  process.env.TZ = zone === 'Asia/Tokyo' ? 'America/New_York' : 'Asia/Tokyo';
  const second = zipFiles(new Map([...files].reverse()));
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
  expect(Buffer.from(second).equals(Buffer.from(first))).toBe(true);
});

test('its files are ordinary ones, which others may read, of the first day that an archive knows', () => {
  const archive = Buffer.from(zipFiles(new Map([files[1]])));
  const entry = archive.subarray(archive.indexOf('PK\x01\x02'));
  expect(entry.readUInt32LE(38) >>> 16).toBe(0o100644);
  expect([entry.readUInt16LE(12), entry.readUInt16LE(14)]).toEqual([0, (1 << 5) | 1]);
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface ProfileFile {
  readonly name: string;
  readonly content: Buffer;
}

/** Every file of a browser profile; what Firefox compresses as a whole is unpacked. */
export function readProfileFiles(folder: string): ProfileFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(({ name, parentPath }) => ({ name, content: unpack(readFileSync(join(parentPath, name))) }));
}

const magic = Buffer.from('mozLz40\0');

/** Mozilla's own frame, the length of the text, and one LZ4 block. */
function unpack(content: Buffer): Buffer {
  if (!content.subarray(0, magic.length).equals(magic)) return content;
  return unpackLz4(content.subarray(magic.length + 4), content.readUInt32LE(magic.length));
}

/** https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md */
function unpackLz4(block: Buffer, length: number): Buffer {
  const unpacked = Buffer.alloc(length);
  let from = 0;
  let to = 0;
  const readLength = (first: number) => {
    let total = first;
    for (let next = first === 15 ? 255 : 0; next === 255; total += next) next = block[from++] ?? 0;
    return total;
  };
  while (from < block.length) {
    const token = block[from++] ?? 0;
    const literals = readLength(token >> 4);
    to += block.copy(unpacked, to, from, from + literals);
    from += literals;
    // The last sequence is literals alone.
    if (from >= block.length) break;
    const offset = block.readUInt16LE(from);
    from += 2;
    // Byte by byte: a match may overlap what it writes.
    for (const end = to + readLength(token & 15) + 4; to < end; to += 1) unpacked[to] = unpacked[to - offset] ?? 0;
  }
  if (to !== length) throw new Error(`Unpacked ${to} of ${length} bytes`);
  return unpacked;
}

import type { Problem } from '../words/describe-issue';
import { message } from '../words/message';
import { findTooLong } from '../words/text-limits';
import { decodeText } from './decode-text';

export type ReadText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads a file as text in UTF-8 or UTF-16. A file that is too long is not read. A file with other bytes
 * is refused with the first place that is not UTF-8, so that no character is replaced. Throws only if the file is gone.
 */
export async function readTextFile(file: Pick<Blob, 'size' | 'arrayBuffer'>): Promise<ReadText> {
  const tooLong = findTooLong(file.size);
  if (tooLong) return { ok: false, problems: [tooLong] };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = decodeText(bytes);
  return text === undefined ? { ok: false, problems: [describeBytes(bytes)] } : { ok: true, text };
}

/** Searches for the line first, since the byte of a line end occurs in no other UTF-8 character (RFC 3629 §3). */
function describeBytes(bytes: Uint8Array): Problem {
  let start = 0;
  let line = 1;
  for (;;) {
    const end = bytes.indexOf(0x0a, start);
    const part = bytes.subarray(start, end < 0 ? bytes.length : end);
    if (!isUtf8(part) || end < 0) {
      const { column, byte } = findBadByte(part);
      const found = message('foundByte', { byte: `0x${byte.toString(16).toUpperCase().padStart(2, '0')}` });
      return { path: message('place', { line, column }), expected: message('expectedUtf8'), found };
    }
    start = end + 1;
    line += 1;
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The byte at which a line stops being UTF-8, and its column: from 1, in UTF-16 code units. */
function findBadByte(line: Uint8Array): { column: number; byte: number } {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let column = 1;
  for (let index = 0; index < line.length; index += 1) {
    try {
      column += decoder.decode(line.subarray(index, index + 1), { stream: true }).length;
    } catch {
      return { column, byte: line[index] ?? 0 };
    }
  }
  // The last character of the line is incomplete.
  return { column, byte: line.at(-1) ?? 0 };
}

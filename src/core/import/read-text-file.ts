import type { Problem } from '../words/describe-issue';
import { message } from '../words/message';
import { findTooLong } from '../words/text-limits';

export type ReadText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads a file as text in UTF-8. One that is too long is not even read; one with bytes that are no UTF-8 is refused with
 * the first such place, rather than read with another character in it. Never throws but for a file that is gone.
 */
export async function readTextFile(file: Pick<Blob, 'size' | 'arrayBuffer'>): Promise<ReadText> {
  const tooLong = findTooLong(file.size);
  if (tooLong) return { ok: false, problems: [tooLong] };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = decode(bytes);
  return text === undefined ? { ok: false, problems: [describeBytes(bytes)] } : { ok: true, text };
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The line is searched first: no character of UTF-8 but the line end itself has its byte in it (RFC 3629 §3). */
function describeBytes(bytes: Uint8Array): Problem {
  let start = 0;
  let line = 1;
  for (;;) {
    const end = bytes.indexOf(0x0a, start);
    const part = bytes.subarray(start, end < 0 ? bytes.length : end);
    if (decode(part) === undefined || end < 0) {
      const { column, byte } = findBadByte(part);
      const found = message('foundByte', { byte: `0x${byte.toString(16).toUpperCase().padStart(2, '0')}` });
      return { path: message('place', { line, column }), expected: message('expectedUtf8'), found };
    }
    start = end + 1;
    line += 1;
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
  // A character that is not complete at the end of its line.
  return { column, byte: line.at(-1) ?? 0 };
}

import type { Problem } from './describe-issue';
import { type Message, message } from './message';

/** Limits for texts from outside: the number of bytes in UTF-8, and the depth of nesting. */
export const textLimits = { bytes: 1_000_000, levels: 32 } as const;

/** The problem of a text, or of a file by its size, that is too long to be read; `undefined` if it is short enough. */
export function findTooLong(textOrBytes: string | number): Problem | undefined {
  const bytes = typeof textOrBytes === 'number' ? textOrBytes : utf8Bytes(textOrBytes);
  return bytes > textLimits.bytes
    ? { path: '', expected: message('expectedOneMegabyte'), found: message('foundBytes', { bytes }) }
    : undefined;
}

/** A place in a text, for people: line and column, both from 1; the column is in UTF-16 code units. */
export function describePlace(text: string, index: number): Message {
  const before = text.slice(0, index).split(/\r\n|\r|\n/);
  return message('place', { line: before.length, column: (before.at(-1) ?? '').length + 1 });
}

function utf8Bytes(text: string): number {
  return new TextEncoder().encode(text).byteLength;
}

import type { Problem } from '../words/describe-issue';
import { findTooLong } from '../words/text-limits';
import { findJsonProblem } from './json-problem';

export type ParsedJson =
  | { readonly ok: true; readonly value: unknown }
  /** Its path is the line and column, or empty for a text that is too long. */
  | { readonly ok: false; readonly problem: Problem };

/**
 * The one place where JSON text from outside becomes a value. A text that is too long, nested too deep, not JSON, or that
 * uses a reserved name such as `__proto__` is refused before it is parsed. Never throws.
 */
export function parseJsonText(text: string): ParsedJson {
  const unmarked = withoutMark(text);
  const problem = findTooLong(unmarked) ?? findJsonProblem(unmarked);
  return problem ? { ok: false, problem } : { ok: true, value: JSON.parse(unmarked) };
}

/**
 * A text without the byte order mark that Windows' programs put first. It comes along when a text is pasted or read from a
 * registry. RFC 8259 §8.1 lets whoever parses JSON ignore it.
 */
export function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

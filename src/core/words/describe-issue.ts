import * as v from 'valibot';
import { expectedForms } from './expected-forms';
import { message, type Words } from './message';
import { findSecretForm } from './secret-forms';

/** A problem at one place of a document or text. */
export interface Problem {
  /** Where, as `profiles.0.domainId`, or line and column of a text; empty for the whole. */
  readonly path: Words;
  readonly expected: Words;
  readonly found: Words;
}

/** Describes one of valibot's issues: where, what was expected, and what was found. */
export function describeIssue(issue: v.BaseIssue<unknown>): Problem {
  const found = foundMessages.get(issue.received) ?? shortenFound(issue.received);
  return { path: v.getDotPath(issue) ?? '', expected: expectationOf(issue), found };
}

/** What was expected of a value, as a noun: `a text`, `an https address`. */
export function expectationOf({ type, requirement, expected, message: text }: v.BaseIssue<unknown>): Words {
  if (v.is(v.picklist(expectedForms), text)) return message(text);
  if (type === 'max_length') return message('expectedAtMost', { max: String(requirement) });
  if (type === 'non_empty') return message('expectedText');
  return typeMessages[expected ?? ''] ?? expected ?? text;
}

const typeMessages: Readonly<Record<string, Words>> = {
  string: message('expectedText'),
  number: message('expectedNumber'),
  boolean: message('expectedBoolean'),
  Array: message('expectedList'),
  Object: message('expectedObject'),
};

/** What valibot calls a value that is not a text, a number or the like. */
const foundMessages: ReadonlyMap<string, Words> = new Map([
  ['undefined', message('foundNothing')],
  ['Array', message('expectedList')],
  ['Object', message('expectedObject')],
]);

/** Shortens the text that was found, for people. A text that looks like a secret is not shown. */
export function shortenFound(text: string): string {
  return findSecretForm(text) ? '…' : shorten(text);
}

export function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

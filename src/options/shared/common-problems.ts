import * as v from 'valibot';
import { nameSchema } from '../../core/configuration/connection';
import { expectationOf } from '../../core/words/describe-issue';
import { type Message, message } from '../../core/words/message';
import { plainName } from '../../core/words/plain-name';

// Problems of fields that several forms have.

export function findNameProblem(name: string): Message | undefined {
  if (plainName(name) === '') return message('enterName');
  return v.is(nameSchema, name) ? undefined : message('mustBeAtMost', { max: 200 });
}

/** The problem of a typed text, if any. `empty` is the problem of an empty text, if that is one. */
export function findTextProblem(schema: v.GenericSchema<string>, text: string, empty?: Message): Message | undefined {
  const value = text.trim();
  if (value === '') return empty;
  const parsed = v.safeParse(schema, value);
  if (parsed.success) return undefined;
  const [issue] = parsed.issues;
  return issue.type === 'max_length'
    ? message('mustBeAtMost', { max: Number(issue.requirement) })
    : message('mustBe', { expected: expectationOf(issue) });
}

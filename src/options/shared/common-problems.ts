import * as v from 'valibot';
import { nameSchema } from '../../core/configuration/connection';
import { expectationOf } from '../../core/words/describe-issue';
import { type Message, message } from '../../core/words/message';
import { plainName } from '../../core/words/plain-name';

// What is wrong with the fields that several forms have.

export const notARegion: Message = message('mustBe', { expected: message('formRegion') });

export function findNameProblem(name: string): Message | undefined {
  if (plainName(name) === '') return message('enterName');
  return v.is(nameSchema, name) ? undefined : message('mustBeAtMost', { max: 200 });
}

/** What is wrong with a typed text, if anything; `empty` where there is none. */
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

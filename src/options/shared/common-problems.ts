import * as v from 'valibot';
import { nameSchema } from '../../core/connection';
import { type Message, message } from '../../core/message';

// What is wrong with the fields that connections and profiles both have.

export const notARegion: Message = message('mustBe', { expected: message('formRegion') });

export function findNameProblem(name: string): Message | undefined {
  if (name.trim() === '') return message('enterName');
  return v.is(nameSchema, name) ? undefined : message('mustBeAtMost', { max: 200 });
}

import type { ConstrainedField } from '../../core/aws/aws-constraints';
import { expectedValues } from '../../core/aws/expected-values';
import { fitsConstraint } from '../../core/aws/fits-constraint';
import { type Message, message } from '../../core/words/message';

/** What is wrong with a text that is typed. `empty`: what is wrong where nothing was typed, if that is. */
export function findTextProblem(field: ConstrainedField, text: string, empty?: Message): Message | undefined {
  const value = text.trim();
  return value === '' ? empty : findProblem(field, value);
}

/** What is wrong with a value that AWS would not take. */
export function findProblem(field: ConstrainedField, value: unknown): Message | undefined {
  return fitsConstraint(field, value) ? undefined : message('mustBe', { expected: expectedValues[field] });
}

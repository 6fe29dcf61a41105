import type { ConstrainedField } from '../../core/aws/aws-constraints';
import { expectedValues } from '../../core/aws/expected-values';
import { fitsConstraint } from '../../core/aws/fits-constraint';
import { type Message, message } from '../../core/words/message';

/** The problem of a typed text, if any. `empty` is the problem of an empty field, if that is one. */
export function findTextProblem(field: ConstrainedField, text: string, empty?: Message): Message | undefined {
  const value = text.trim();
  return value === '' ? empty : findProblem(field, value);
}

/** The problem of a value that AWS would not accept. `undefined` for any other value. */
export function findProblem(field: ConstrainedField, value: unknown): Message | undefined {
  return fitsConstraint(field, value) ? undefined : message('mustBe', { expected: expectedValues[field] });
}

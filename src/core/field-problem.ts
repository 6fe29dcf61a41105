import { awsConstraints, type ConstrainedField, type RangeConstraint, type TextConstraint } from './aws-constraints';

export interface FieldProblem {
  readonly field: ConstrainedField;
  /** What AWS accepts there, in words. */
  readonly expected: string;
}

/** Holds one value against AWS's bounds for that field; `undefined` when it fits. */
export function findFieldProblem(field: ConstrainedField, value: unknown): FieldProblem | undefined {
  const constraint: TextConstraint | RangeConstraint = awsConstraints[field];
  return fits(constraint, value) ? undefined : { field, expected: describe(constraint) };
}

function fits(constraint: TextConstraint | RangeConstraint, value: unknown): boolean {
  if ('minimum' in constraint) {
    return Number.isInteger(value) && Number(value) >= constraint.minimum && Number(value) <= constraint.maximum;
  }
  // The length is looked at first, so that no pattern ever runs over a long text.
  return typeof value === 'string' && value.length <= constraint.max && (constraint.pattern?.test(value) ?? true);
}

function describe(constraint: TextConstraint | RangeConstraint): string {
  if ('minimum' in constraint) return `a whole number of seconds from ${constraint.minimum} to ${constraint.maximum}`;
  return `${constraint.form ?? 'a text'}, at most ${constraint.max} characters, such as ${constraint.example}`;
}

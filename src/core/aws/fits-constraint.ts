import { awsConstraints, type ConstrainedField, type RangeConstraint, type TextConstraint } from './aws-constraints';

/** Whether AWS accepts a value for a field. `expectedValues` describes the accepted values in words. */
export function fitsConstraint(field: ConstrainedField, value: unknown): boolean {
  const constraint: TextConstraint | RangeConstraint = awsConstraints[field];
  if ('minimum' in constraint) {
    return Number.isInteger(value) && Number(value) >= constraint.minimum && Number(value) <= constraint.maximum;
  }
  // The length is looked at first, so that no pattern ever runs over a long text.
  return typeof value === 'string' && value.length <= constraint.max && (constraint.pattern?.test(value) ?? true);
}

/**
 * Bounds and patterns of the values that are sent to AWS, copied from AWS's service models;
 * `aws-constraints.test.ts` checks this table against `local-aws/aws-models/sagemaker.json`.
 */
export const awsConstraints = {
  domainId: { pattern: /^d-(-*[a-z0-9]){1,61}$/, max: 63 },
  userProfileName: { pattern: /^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/, max: 63 },
  spaceName: { pattern: /^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/, max: 63 },
  landingUri: { max: 1023 },
  notebookInstanceName: { pattern: /^[a-zA-Z0-9](-*[a-zA-Z0-9])*$/, max: 63 },
  expiresInSeconds: { minimum: 5, maximum: 300 },
  sessionExpirationDurationInSeconds: { minimum: 1800, maximum: 43200 },
  /** `roleDurationSecondsType` of the Security Token Service's model. */
  roleSessionDurationInSeconds: { minimum: 900, maximum: 43200 },
} as const satisfies Record<string, TextConstraint | RangeConstraint>;

export interface TextConstraint {
  /** The model's pattern, anchored at both ends, as AWS applies it. */
  readonly pattern?: RegExp;
  /** Longest text allowed, in characters. */
  readonly max: number;
}

export interface RangeConstraint {
  readonly minimum: number;
  readonly maximum: number;
}

export type ConstrainedField = keyof typeof awsConstraints;

export function isConstrainedField(name: string): name is ConstrainedField {
  return Object.hasOwn(awsConstraints, name);
}

const nameForm = 'letters, digits, and hyphens between them';

/**
 * Bounds and patterns of the values that a profile sends to SageMaker, copied from AWS's service models;
 * `aws-constraints.test.ts` holds this table against `local-aws/aws-models/sagemaker.json`.
 */
export const awsConstraints = {
  domainId: {
    pattern: /^d-(-*[a-z0-9]){1,61}$/,
    max: 63,
    form: '“d-” and small letters, digits or hyphens',
    example: 'd-abcdefgh1234',
  },
  userProfileName: { pattern: /^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/, max: 63, form: nameForm, example: 'alice' },
  spaceName: { pattern: /^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/, max: 63, form: nameForm, example: 'alice-lab' },
  landingUri: { max: 1023, example: 'studio::' },
  notebookInstanceName: { pattern: /^[a-zA-Z0-9](-*[a-zA-Z0-9])*$/, max: 63, form: nameForm, example: 'research-1' },
  expiresInSeconds: { minimum: 5, maximum: 300 },
  sessionExpirationDurationInSeconds: { minimum: 1800, maximum: 43200 },
} as const satisfies Record<string, TextConstraint | RangeConstraint>;

export interface TextConstraint {
  /** The model's pattern, anchored at both ends, as AWS applies it. */
  readonly pattern?: RegExp;
  /** Longest text allowed, in characters. */
  readonly max: number;
  /** The pattern in words. */
  readonly form?: string;
  readonly example: string;
}

export interface RangeConstraint {
  readonly minimum: number;
  readonly maximum: number;
}

export type ConstrainedField = keyof typeof awsConstraints;

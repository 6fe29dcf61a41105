import type { MessageKey } from './message';

/**
 * The messages of our schemas' checks. valibot carries them as plain texts; this list tells them from its own messages.
 */
export const expectedForms = [
  'formId',
  'formRegion',
  'formClientId',
  'formEntrySize',
  'formFileAddress',
  'formHttpsAddress',
  'formIdentityPoolId',
  'formListLength',
  'formPartition',
  'formPlainAddress',
  'formScope',
  'formScopes',
  'formParameterName',
  'formParameters',
  'formRoleArn',
  'formImageArn',
  'expectedObject',
] as const satisfies readonly MessageKey[];

export type ExpectedForm = (typeof expectedForms)[number];

/** The message of a schema's check. */
export function expected(form: ExpectedForm): string {
  return form;
}

import type { MessageKey } from './message';

/** What the checks of our schemas expect: messages that valibot carries as plain texts, told apart from its own here. */
export const expectedForms = [
  'formId',
  'formRegion',
  'formClientId',
  'formEntrySize',
  'formFileAddress',
  'formHttpsAddress',
  'formIdentityPoolId',
  'formListLength',
  'formPlainAddress',
  'formScope',
  'formRoleArn',
  'expectedObject',
] as const satisfies readonly MessageKey[];

export type ExpectedForm = (typeof expectedForms)[number];

/** The message of a schema's check. */
export function expected(form: ExpectedForm): string {
  return form;
}

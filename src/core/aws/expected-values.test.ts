import { expect, test } from 'vitest';
import { inEnglish } from '../../../test/support/in-english';
import { awsConstraints, type ConstrainedField, isConstrainedField } from './aws-constraints';
import { expectedValues } from './expected-values';
import { fitsConstraint } from './fits-constraint';

const awsFields = Object.keys(awsConstraints).filter(isConstrainedField);

test.each<[ConstrainedField, string]>([
  ['expiresInSeconds', 'a whole number of seconds from 5 to 300'],
  ['landingUri', 'text, at most 1023 characters, such as studio::'],
  ['domainId', '“d-” followed by lowercase letters, digits, or hyphens, at most 63 characters, such as d-abcdefgh1234'],
])('of %s it is said what is expected', (field, expected) => {
  expect(inEnglish(expectedValues[field])).toBe(expected);
});

test('the examples fit, and each text has one', () => {
  const examples = awsFields.flatMap(field => {
    const example = expectedValues[field].values?.example;
    return example === undefined ? [] : [[field, fitsConstraint(field, example)]];
  });
  expect(examples).toEqual(
    ['domainId', 'userProfileName', 'spaceName', 'landingUri', 'notebookInstanceName'].map(field => [field, true]),
  );
});

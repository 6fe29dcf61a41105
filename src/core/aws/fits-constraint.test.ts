import { expect, test } from 'vitest';
import type { ConstrainedField } from './aws-constraints';
import { fitsConstraint } from './fits-constraint';

const fitting: [ConstrainedField, unknown][] = [
  ['domainId', 'd-abcdefgh1234'],
  ['domainId', `d-${'a'.repeat(61)}`],
  ['userProfileName', 'a'],
  ['userProfileName', 'a'.repeat(63)],
  ['userProfileName', 'Alice-B--C'],
  ['spaceName', 'alice-lab'],
  ['landingUri', ''],
  ['landingUri', 'x'.repeat(1023)],
  ['notebookInstanceName', 'research-1'],
  ['expiresInSeconds', 5],
  ['expiresInSeconds', 300],
  ['sessionExpirationDurationInSeconds', 1800],
  ['sessionExpirationDurationInSeconds', 43200],
];

test.each(fitting)('%s may be %j', (field, value) => {
  expect(fitsConstraint(field, value)).toBe(true);
});

const refused: [ConstrainedField, unknown][] = [
  ['domainId', ''],
  ['domainId', 'abcdefgh1234'],
  ['domainId', 'd-ABC'],
  ['domainId', ' d-abc'],
  ['domainId', 'd-abc\n'],
  ['domainId', `d-${'a'.repeat(62)}`],
  ['userProfileName', 'alice@example.com'],
  ['userProfileName', '-alice'],
  ['userProfileName', 'alice-'],
  ['userProfileName', 'älice'],
  ['userProfileName', 'a'.repeat(64)],
  ['spaceName', 'alice lab'],
  ['landingUri', 'x'.repeat(1024)],
  ['landingUri', 7],
  ['notebookInstanceName', 'research_1'],
  ['notebookInstanceName', undefined],
  ['expiresInSeconds', 4],
  ['expiresInSeconds', 301],
  ['expiresInSeconds', 5.5],
  ['expiresInSeconds', '5'],
  ['expiresInSeconds', Number.NaN],
  ['sessionExpirationDurationInSeconds', 1799],
  ['sessionExpirationDurationInSeconds', 43201],
  ['sessionExpirationDurationInSeconds', Number.POSITIVE_INFINITY],
];

test.each(refused)('%s may not be %j', (field, value) => {
  expect(fitsConstraint(field, value)).toBe(false);
});

test('a long text is refused before its pattern is looked at, which could take for ever', () => {
  expect(fitsConstraint('notebookInstanceName', `${'a-'.repeat(500_000)}!`)).toBe(false);
});

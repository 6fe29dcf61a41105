import { describe, expect, test } from 'vitest';
import { sageMakerModel } from '../../../local-aws/service-model';
import { awsConstraints, type ConstrainedField, type RangeConstraint, type TextConstraint } from './aws-constraints';

const domainUrl = 'CreatePresignedDomainUrl';
const notebookUrl = 'CreatePresignedNotebookInstanceUrl';

const members: [field: ConstrainedField, operation: string, member: string][] = [
  ['domainId', domainUrl, 'DomainId'],
  ['userProfileName', domainUrl, 'UserProfileName'],
  ['spaceName', domainUrl, 'SpaceName'],
  ['landingUri', domainUrl, 'LandingUri'],
  ['expiresInSeconds', domainUrl, 'ExpiresInSeconds'],
  ['sessionExpirationDurationInSeconds', domainUrl, 'SessionExpirationDurationInSeconds'],
  ['notebookInstanceName', notebookUrl, 'NotebookInstanceName'],
  ['sessionExpirationDurationInSeconds', notebookUrl, 'SessionExpirationDurationInSeconds'],
];

function inputShape(operation: string) {
  return sageMakerModel.shapes[sageMakerModel.operations[operation]?.input?.shape ?? ''];
}

describe('the bounds that profiles are held against are those of AWS’s own model', () => {
  test.each(members)('%s is that of %s’s %s', (field, operation, member) => {
    const shape = sageMakerModel.shapes[inputShape(operation)?.members?.[member]?.shape ?? ''];
    const constraint: TextConstraint | RangeConstraint = awsConstraints[field];
    if ('minimum' in constraint) {
      expect(shape).toMatchObject({ type: 'integer', min: constraint.minimum, max: constraint.maximum });
    } else {
      const pattern = shape?.pattern && `^${shape.pattern}$`;
      expect(shape).toMatchObject({ type: 'string', min: 0, max: constraint.max });
      expect(constraint.pattern?.source).toBe(pattern);
    }
  });

  test.each([domainUrl, notebookUrl])('each member of %s’s input is in the table', operation => {
    const listed = members.filter(([, ofOperation]) => ofOperation === operation).map(([, , member]) => member);
    expect(Object.keys(inputShape(operation)?.members ?? {}).sort()).toEqual(listed.sort());
  });

  test.each([
    [domainUrl, ['DomainId', 'UserProfileName']],
    [notebookUrl, ['NotebookInstanceName']],
  ])('%s requires %j, as a profile does', (operation, required) => {
    expect(inputShape(operation)?.required).toEqual(required);
  });
});

import { type Message, message } from '../words/message';
import { awsConstraints, type ConstrainedField, type RangeConstraint, type TextConstraint } from './aws-constraints';

const { domainId, userProfileName, spaceName, landingUri, notebookInstanceName } = awsConstraints;

/** The values that AWS accepts for each field, in words. Only pages need them, so they are separate from the bounds. */
export const expectedValues: Readonly<Record<ConstrainedField, Message>> = {
  domainId: text(message('formDomainId'), domainId, 'd-abcdefgh1234'),
  userProfileName: text(message('formName'), userProfileName, 'alice'),
  spaceName: text(message('formName'), spaceName, 'alice-lab'),
  landingUri: text(message('formText'), landingUri, 'studio::'),
  notebookInstanceName: text(message('formName'), notebookInstanceName, 'research-1'),
  expiresInSeconds: seconds(awsConstraints.expiresInSeconds),
  sessionExpirationDurationInSeconds: seconds(awsConstraints.sessionExpirationDurationInSeconds),
  roleSessionDurationInSeconds: seconds(awsConstraints.roleSessionDurationInSeconds),
};

function text(form: Message, { max }: TextConstraint, example: string): Message {
  return message('expectedForm', { form, max, example });
}

function seconds({ minimum, maximum }: RangeConstraint): Message {
  return message('expectedSeconds', { minimum, maximum });
}

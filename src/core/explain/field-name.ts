import { kindOf, profileTypes } from '../kinds/kinds';
import { type MessageKey, message, type Words } from '../words/message';

/** The editors' labels of fields that no kind has of its own. */
const others: Readonly<Partial<Record<string, MessageKey>>> = {
  region: 'region',
  sessionExpirationDurationInSeconds: 'sessionLasts',
  identityPoolId: 'identityPoolId',
  roleArn: 'roleArn',
  authFlow: 'authFlow',
};

/** A member of a profile or connection as its editor calls it, or as it is where no editor has it. */
export function fieldName(field: string): Words {
  const label = profileTypes.map(type => kindOf(type).labels[field]).find(found => found !== undefined);
  const key = label ?? others[field];
  return key === undefined ? field : message(key);
}

import type { Failure } from '../failure/launch-outcome';
import { answered } from '../words/answered';
import { type Message, message } from '../words/message';
import { serviceOf } from './service';

type InWords = { readonly title: Message; readonly cause: Message };

/** The failure `pool-misconfigured` in words, by the member of the connection that is at fault. */
export function explainPool({ field, operation, said }: Failure): InWords {
  const saidByService = answered(serviceOf(operation).answered, said);
  if (field === 'authFlow') {
    return { title: message('basicFlowOffTitle'), cause: message('basicFlowOffCause', { said: saidByService }) };
  }
  if (field === 'roleArn') {
    return { title: message('roleNotTrustedTitle'), cause: message('roleNotTrustedCause', { said: saidByService }) };
  }
  if (field === 'identityPoolId') {
    return {
      title: message('poolTagsTooLargeTitle'),
      cause: message('poolTagsTooLargeCause', { said: saidByService }),
    };
  }
  return {
    title: message('poolMisconfiguredTitle'),
    cause: message('poolMisconfiguredCause', { said: saidByService }),
  };
}

import type { Failure } from './launch-outcome';
import { type Message, message, type Words } from './message';

type InWords = { readonly title: Message; readonly cause: Message };

/** The failure `pool-misconfigured` in words, by the member of the connection that it is about. */
export function explainPool({ field }: Failure, said: Words): InWords {
  if (field === 'authFlow') {
    return { title: message('basicFlowOffTitle'), cause: message('basicFlowOffCause', { said }) };
  }
  if (field === 'roleArn') {
    return { title: message('roleNotTrustedTitle'), cause: message('roleNotTrustedCause', { said }) };
  }
  return { title: message('poolMisconfiguredTitle'), cause: message('poolMisconfiguredCause', { said }) };
}

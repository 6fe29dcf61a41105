import type { Failure } from '../failure/launch-outcome';
import { answered } from '../words/answered';
import { type Message, message } from '../words/message';

type InWords = { readonly title: Message; readonly cause: Message };

/** The failure `pool-misconfigured` in words, by the member of the connection that is at fault. */
export function explainPool({ field, said }: Failure): InWords {
  const saidByCognito = answered('cognitoAnswered', said);
  if (field === 'authFlow') {
    return { title: message('basicFlowOffTitle'), cause: message('basicFlowOffCause', { said: saidByCognito }) };
  }
  if (field === 'roleArn') {
    const cause = message('roleNotTrustedCause', { said: answered('awsAnswered', said) });
    return { title: message('roleNotTrustedTitle'), cause };
  }
  return {
    title: message('poolMisconfiguredTitle'),
    cause: message('poolMisconfiguredCause', { said: saidByCognito }),
  };
}

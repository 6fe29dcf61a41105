import { message, type Words } from './message';

/** Who answered, as a sentence says it. */
type Answerer = 'awsAnswered' | 'cognitoAnswered' | 'sageMakerAnswered' | 'providerAnswered';

/** A whole sentence with what somebody said, and a space after it; nothing where nothing was said. */
export function answered(by: Answerer, said: string | undefined): Words {
  return said ? message(by, { said }) : '';
}

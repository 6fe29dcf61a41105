import { message, type Words } from './message';

/** Who answered, as a sentence says it. */
export type Answerer = 'awsAnswered' | 'cognitoAnswered' | 'sageMakerAnswered' | 'stsAnswered' | 'providerAnswered';

/** A sentence that quotes somebody's answer, with a space after it; empty if there was no answer. */
export function answered(by: Answerer, said: string | undefined): Words {
  return said ? message(by, { said }) : '';
}

import { isOptInRegion } from '../aws/regions';
import type { Connection } from '../configuration/connection';
import { failureOf, launchFailure } from '../failure/launch-failure';
import type { Failure, FailureCode } from '../failure/launch-outcome';

/**
 * Turns SageMaker's refusal of new credentials into the code that says most likely why.
 *
 * `guest-refused`: a guest was denied access in the enhanced flow, where a session policy limits guests.
 * `region-not-enabled`: the credentials are unknown in a region that is not on by default. Such a region does not know
 * those of an account that has not enabled it, nor the session tokens of the Security Token Service's global endpoint:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_enable-regions.html
 */
export function refineRefusal(error: unknown, connection: Connection): unknown {
  const failure = failureOf(error);
  const code = findCode(failure, connection);
  return code ? launchFailure({ ...failure, code }, error) : error;
}

function findCode({ code, reason, region = '' }: Failure, { signIn, authFlow }: Connection): FailureCode | undefined {
  if (code === 'access-denied' && signIn.type === 'guest' && authFlow !== 'basic') return 'guest-refused';
  if (code === 'credentials-expired' && reason === 'unrecognized' && isOptInRegion(region)) return 'region-not-enabled';
  return undefined;
}

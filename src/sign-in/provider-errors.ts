import * as oauth from 'oauth4webapi';
import * as v from 'valibot';
import { isLaunchFailure, launchFailure } from '../core/failure/launch-failure';
import type { Failure, FailureCode } from '../core/failure/launch-outcome';
import { shortText } from '../core/words/short-text';
import { describeMismatch, isOfAlgorithm, isOfTime } from './describe-mismatch';
import { describeOutage, isOutage } from './outage';
import { readJson, readText } from './read-answer';

/**
 * Turns an error from an identity provider or oauth4webapi into a failure, by type and code. The failure stands for no
 * answer, for an outage, for a refusal in the provider's own words (RFC 6749 §4.1.2.1, §5.2), or with the code `otherwise` for an
 * answer that failed a check, with what was expected and what was found.
 */
export async function translateProviderError(error: unknown, otherwise: FailureCode): Promise<Error> {
  if (isLaunchFailure(error)) return error;
  if (hasNotAnswered(error)) return launchFailure({ code: 'provider-unreachable' }, error);
  const answer = findAnswer(error);
  if (answer && isOutage(answer.status)) return launchFailure(describeOutage(answer), error);
  const refusal = await findRefusal(error);
  if (refusal) return launchFailure({ code: 'sign-in-refused', ...describeRefusal(refusal) }, error);
  if (error instanceof Error && error.cause instanceof Response) {
    return launchFailure(await describeAnswer(error.cause, otherwise), error);
  }
  if (isOfTime(error)) return launchFailure({ code: 'clock-wrong', reason: 'id-token', ...quote(error) }, error);
  if (isOfAlgorithm(error))
    return launchFailure({ code: 'id-token-unusable', reason: 'algorithm', ...quote(error) }, error);
  return launchFailure({ code: otherwise, ...quote(error) }, error);
}

function quote(error: unknown): Pick<Failure, 'said'> {
  const said = describeMismatch(error);
  return said === undefined ? {} : { said: shortText(said) };
}

/** RFC 6749 §5.2. The description is optional, and some providers send `null` for nothing. */
const refusalSchema = v.object({ error: v.string(), error_description: v.optional(v.nullish(v.string())) });
type Refusal = v.InferOutput<typeof refusalSchema>;

/** The refusal that an error holds; `undefined` if the error is not one. */
async function findRefusal(error: unknown): Promise<Refusal | undefined> {
  if (error instanceof oauth.AuthorizationResponseError || error instanceof oauth.ResponseBodyError) return error;
  if (!(error instanceof oauth.WWWAuthenticateChallengeError)) return undefined;
  // RFC 6749 §5.2 asks for the header beside the body, and oauth4webapi then leaves the body unread.
  const body = v.safeParse(refusalSchema, await readJson(error.response));
  return body.success ? body.output : { error: `HTTP ${error.status}` };
}

/** What the provider refused, by its error code: RFC 6749 §4.1.2.1 and §5.2. */
const reasons: Readonly<Record<string, Failure['reason']>> = {
  invalid_client: 'client',
  unauthorized_client: 'client',
  invalid_scope: 'scope',
};

function describeRefusal({ error, error_description: description }: Refusal): Omit<Failure, 'code'> {
  const reason = reasons[error];
  return { said: shortText(description ? `${error}: ${description}` : error), ...(reason && { reason }) };
}

/**
 * An answer in another form than the standard's. With 403 and no error code, a token endpoint refuses the place that
 * the request came from: a browser extension's origin is not one that providers know.
 */
async function describeAnswer(response: Response, otherwise: FailureCode): Promise<Failure> {
  const type = response.headers.get('content-type')?.replace(/;.*/, '') ?? '';
  const words = type === 'text/plain' ? await readText(response) : '';
  // Browsers hide the status and the target of a redirect that they do not follow.
  const status = response.status === 0 ? 'redirect' : `HTTP ${response.status}`;
  const said = shortText(
    [[status, type, addressOf(response)].filter(Boolean).join(', '), words].filter(Boolean).join(': '),
  );
  return response.status === 403 ? { code: 'sign-in-refused', reason: 'origin', said } : { code: otherwise, said };
}

/** The address that answered, without its query, which may hold a code. */
function addressOf({ url }: Response): string {
  return URL.canParse(url) ? `${new URL(url).origin}${new URL(url).pathname}` : '';
}

/**
 * Whether an error means that the provider did not answer. `fetch` rejects with a TypeError if there was no answer at
 * all, and with a DOMException if the request was aborted.
 */
function hasNotAnswered(error: unknown): boolean {
  return (
    (error instanceof TypeError && !('code' in error)) ||
    (error instanceof DOMException && ['TimeoutError', 'AbortError'].includes(error.name))
  );
}

/** The answer that an error is about. oauth4webapi keeps one that it does not understand as the cause. */
function findAnswer(error: unknown): Response | undefined {
  if (error instanceof oauth.ResponseBodyError) return error.response;
  return error instanceof Error && error.cause instanceof Response ? error.cause : undefined;
}

import * as oauth from 'oauth4webapi';
import * as v from 'valibot';

// oauth4webapi says in an error's cause what it expected and what it found.

const claimSchema = v.object({ claim: v.string(), claims: v.record(v.string(), v.unknown()) });
const timeSchema = v.object({ ...claimSchema.entries, now: v.number() });
const expectedClaimSchema = v.object({ ...claimSchema.entries, expected: v.unknown() });
const memberSchema = v.object({
  attribute: v.string(),
  body: v.record(v.string(), v.unknown()),
  expected: v.unknown(),
});
const headerSchema = v.object({ header: v.object({ alg: v.unknown() }), expected: v.unknown() });
const parametersSchema = v.object({ parameters: v.instance(URLSearchParams), expected: v.string() });

/** Values that belong to one sign-in alone. They are not shown. */
const secretClaims = ['nonce', 'at_hash', 'c_hash', 's_hash'];

/**
 * What an answer should have said and what it says, for an administrator: `iss: expected “…”, found “…”`. In English in
 * every language, like all that is quoted. `undefined` if the error is not one of oauth4webapi.
 */
export function describeMismatch(error: unknown): string | undefined {
  if (!isOfLibrary(error)) return undefined;
  const { cause, message } = error;
  const time = v.safeParse(timeSchema, cause);
  if (time.success) return describeTime(time.output);
  const claim = v.safeParse(expectedClaimSchema, cause);
  if (claim.success && !secretClaims.includes(claim.output.claim)) {
    return describe(claim.output.claim, claim.output.expected, claim.output.claims[claim.output.claim]);
  }
  const member = v.safeParse(memberSchema, cause);
  if (member.success) {
    return describe(member.output.attribute, member.output.expected, member.output.body[member.output.attribute]);
  }
  const header = v.safeParse(headerSchema, cause);
  if (header.success) return describe('alg', header.output.expected, header.output.header.alg);
  const parameters = v.safeParse(parametersSchema, cause);
  const issuer = parameters.success && message.includes('"iss"') ? parameters.output : undefined;
  return issuer ? describe('iss', issuer.expected, issuer.parameters.get('iss')) : message;
}

/** Whether the times of an ID token are not now, however tolerant one is. */
export function isOfTime(error: unknown): boolean {
  return isOfLibrary(error) && error.code === oauth.JWT_TIMESTAMP_CHECK;
}

/** Whether an ID token is not signed in a way that its provider lists. */
export function isOfAlgorithm(error: unknown): boolean {
  return isOfLibrary(error) && v.is(headerSchema, error.cause);
}

function isOfLibrary(error: unknown): error is oauth.OperationProcessingError | oauth.UnsupportedOperationError {
  return error instanceof oauth.OperationProcessingError || error instanceof oauth.UnsupportedOperationError;
}

function describe(name: string, expected: unknown, found: unknown): string {
  return `${name}: expected ${show(expected)}, found ${show(found)}`;
}

function describeTime({ claim, claims, now }: v.InferOutput<typeof timeSchema>): string {
  const found = claims[claim];
  const time = (seconds: unknown) => (typeof seconds === 'number' ? showTime(seconds) : show(seconds));
  return `${claim}: ${time(found)}, checked at ${time(now)}`;
}

function showTime(seconds: number): string {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? String(seconds) : date.toISOString();
}

/** The most characters of one value. Both sides of a comparison must fit. */
const maximumLength = 120;

function show(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  const text = Array.isArray(value) ? value.join(', ') : String(value);
  return `“${text.length > maximumLength ? `${text.slice(0, maximumLength)}…` : text}”`;
}

import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { Answer } from './answer';
import type { Call } from './call';
import type { Clock } from './clock';
import { type CredentialsStore, principalArn } from './credentials';
import { escapeMarkup } from './escape-markup';
import type { Identities } from './identities';
import type { OpenIdTokens } from './open-id-tokens';
import { type Refusal, refuse } from './refusal';

const inputSchema = v.object({
  Action: v.literal('AssumeRoleWithWebIdentity'),
  Version: v.literal('2011-06-15'),
  RoleArn: v.pipe(v.string(), v.minLength(20), v.maxLength(2048)),
  RoleSessionName: v.pipe(v.string(), v.regex(/^[\w+=,.@-]{2,64}$/)),
  WebIdentityToken: v.pipe(v.string(), v.minLength(4), v.maxLength(20_000)),
  // The maximum is the role's own; an hour unless an administrator raises it.
  DurationSeconds: v.optional(v.pipe(v.string(), v.toNumber(), v.integer(), v.minValue(900), v.maxValue(3600)), '3600'),
});

export interface SecurityTokenServiceParts {
  readonly clock: Clock;
  readonly credentials: CredentialsStore;
  readonly identities: Identities;
  readonly openIdTokens: OpenIdTokens;
}

/**
 * Answers AssumeRoleWithWebIdentity, the second half of Cognito's basic (classic) flow: no session policy, so that
 * guests get all that their role allows. Throws a refusal in AWS's words.
 */
export async function answerSecurityTokenService(parts: SecurityTokenServiceParts, call: Call): Promise<Answer> {
  const parsed = v.safeParse(inputSchema, Object.fromEntries(new URLSearchParams(call.body || call.url.search)));
  if (!parsed.success) throw refuse('ValidationError', parsed.issues.map(issue => v.getDotPath(issue)).join(', '));
  const input = parsed.output;
  const now = parts.clock.now();
  const verified = await parts.openIdTokens.verify(input.WebIdentityToken, now);
  const identity = verified && parts.identities.find(verified.identityId);
  if (identity === undefined) {
    throw refuse('InvalidIdentityToken', 'The web identity token that was passed is expired or is not valid.');
  }
  const role = identity.user === undefined ? identity.pool.guestRole : identity.pool.authenticatedRole;
  if (role !== input.RoleArn) {
    throw refuse('AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity', 403);
  }
  const principal = { roleArn: role, user: identity.user, hasGuestSessionPolicy: false };
  const credentials = parts.credentials.issue(principal, input.DurationSeconds);
  const arn = principalArn(principal).replace(/[^/]+$/, input.RoleSessionName);
  const result = [
    `<Credentials><AccessKeyId>${credentials.accessKeyId}</AccessKeyId>`,
    `<SecretAccessKey>${credentials.secretAccessKey}</SecretAccessKey>`,
    `<SessionToken>${credentials.sessionToken}</SessionToken>`,
    `<Expiration>${new Date(credentials.expiration).toISOString()}</Expiration></Credentials>`,
    `<AssumedRoleUser><Arn>${escapeMarkup(arn)}</Arn></AssumedRoleUser>`,
  ].join('');
  const name = 'AssumeRoleWithWebIdentity';
  const body = `<${name}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><${name}Result>${result}</${name}Result></${name}Response>`;
  return xmlAnswer(200, body, 'ok');
}

/** An error as the query protocol words it. */
export function securityTokenServiceError(refusal: Refusal): Answer {
  const error = `<Type>Sender</Type><Code>${refusal.type}</Code><Message>${escapeMarkup(refusal.message)}</Message>`;
  const body = `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error>${error}</Error></ErrorResponse>`;
  return xmlAnswer(refusal.status, body, `${refusal.type}: ${refusal.message}`);
}

function xmlAnswer(status: number, body: string, verdict: string): Answer {
  return { status, headers: { 'content-type': 'text/xml', 'x-amzn-RequestId': randomUUID() }, body, verdict };
}

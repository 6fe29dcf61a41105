import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { Access } from './access';
import type { Answer } from './answer';
import type { Call } from './call';
import type { Clock } from './clock';
import { type CredentialsStore, principalArn } from './credentials';
import { escapeMarkup } from './escape-markup';
import type { OpenIdTokens } from './open-id-tokens';
import { type Refusal, refuse } from './refusal';
import { isTrusted } from './web-identity';

const inputSchema = v.object({
  Action: v.literal('AssumeRoleWithWebIdentity'),
  Version: v.literal('2011-06-15'),
  RoleArn: v.pipe(v.string(), v.minLength(20), v.maxLength(2048)),
  RoleSessionName: v.pipe(v.string(), v.regex(/^[\w+=,.@-]{2,64}$/)),
  WebIdentityToken: v.pipe(v.string(), v.minLength(4), v.maxLength(20_000)),
  DurationSeconds: v.optional(
    v.pipe(v.string(), v.toNumber(), v.integer(), v.minValue(900), v.maxValue(43_200)),
    '3600',
  ),
});

export interface SecurityTokenServiceParts {
  readonly access: Access;
  readonly clock: Clock;
  readonly credentials: CredentialsStore;
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
  const vouched = await parts.openIdTokens.verify(input.WebIdentityToken, now);
  if (vouched === undefined) {
    throw refuse('InvalidIdentityToken', 'The web identity token that was passed is expired or is not valid.');
  }
  const role = parts.access.roles.find(({ arn }) => arn === input.RoleArn);
  if (role === undefined || !isTrusted(role, vouched)) {
    throw refuse('AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity', 403);
  }
  if (input.DurationSeconds > role.maximumSessionSeconds) {
    const message = 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.';
    throw refuse('ValidationError', message);
  }
  const principal = { role, sessionName: input.RoleSessionName, tags: vouched.tags, hasGuestSessionPolicy: false };
  const credentials = parts.credentials.issue(principal, input.DurationSeconds);
  const result = [
    `<Credentials><AccessKeyId>${credentials.accessKeyId}</AccessKeyId>`,
    `<SecretAccessKey>${credentials.secretAccessKey}</SecretAccessKey>`,
    `<SessionToken>${credentials.sessionToken}</SessionToken>`,
    `<Expiration>${new Date(credentials.expiration).toISOString()}</Expiration></Credentials>`,
    `<AssumedRoleUser><Arn>${escapeMarkup(principalArn(principal))}</Arn></AssumedRoleUser>`,
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

import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { Access } from './access';
import type { Answer } from './answer';
import { barrierWords } from './barrier';
import { type Call, findHeader } from './call';
import type { Clock } from './clock';
import { type CredentialsStore, principalArn } from './credentials';
import { escapeMarkup } from './escape-markup';
import type { OpenIdTokens } from './open-id-tokens';
import { type Refusal, refuse } from './refusal';
import type { AwsWays } from './ways';
import { isTrusted } from './web-identity';
import { accountId } from './world';

const action = 'sts:AssumeRoleWithWebIdentity';
const namespace = 'https://sts.amazonaws.com/doc/2011-06-15/';

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
  /** As they are now. */
  ways(): AwsWays;
}

/**
 * Answers AssumeRoleWithWebIdentity, the second half of Cognito's basic (classic) flow: no session policy, so that
 * guests get all that their role allows. Throws a refusal in AWS's words.
 */
export async function answerSecurityTokenService(parts: SecurityTokenServiceParts, call: Call): Promise<Answer> {
  const input = parseInput(call);
  const now = parts.clock.now();
  const vouched = await parts.openIdTokens.verify(input.WebIdentityToken, now);
  if (vouched === 'expired') {
    throw refuse(
      'ExpiredTokenException',
      `Token expired: current date/time ${Math.floor(now / 1000)} must be before the expiration date/time`,
    );
  }
  if (vouched === undefined) {
    throw refuse('InvalidIdentityToken', 'The web identity token that was passed is expired or is not valid.');
  }
  const role = parts.access.roles.find(({ arn }) => arn === input.RoleArn);
  if (role === undefined || !isTrusted(role, vouched)) {
    throw refuse('AccessDenied', `Not authorized to perform ${action}`, 403);
  }
  const { barrier } = parts.ways();
  if (barrier !== undefined) {
    // Unconfirmed wording of who asked: nobody's name is known before the role is taken.
    const user = `arn:aws:sts::${accountId}:assumed-role/${input.RoleSessionName}`;
    const denial = `User: ${user} is not authorized to perform: ${action} on resource: ${role.arn}`;
    throw refuse('AccessDenied', `${denial} ${barrierWords(barrier, action)}`, 403);
  }
  if (input.DurationSeconds > role.maximumSessionSeconds) {
    const message = 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.';
    throw refuse('ValidationError', message);
  }
  const principal = { role, sessionName: input.RoleSessionName, tags: vouched.tags, hasGuestSessionPolicy: false };
  const credentials = parts.credentials.issue(principal, input.DurationSeconds);
  const result = [
    `<SubjectFromWebIdentityToken>${vouched.identityId}</SubjectFromWebIdentityToken>`,
    `<Audience>${vouched.identityPoolId}</Audience>`,
    `<AssumedRoleUser><Arn>${escapeMarkup(principalArn(principal))}</Arn>`,
    `<AssumedRoleId>AROAEXAMPLE:${escapeMarkup(input.RoleSessionName)}</AssumedRoleId></AssumedRoleUser>`,
    `<Credentials><AccessKeyId>${credentials.accessKeyId}</AccessKeyId>`,
    `<SecretAccessKey>${credentials.secretAccessKey}</SecretAccessKey>`,
    `<SessionToken>${credentials.sessionToken}</SessionToken>`,
    `<Expiration>${new Date(credentials.expiration).toISOString()}</Expiration></Credentials>`,
    '<Provider>cognito-identity.amazonaws.com</Provider>',
  ].join('');
  const name = 'AssumeRoleWithWebIdentity';
  const metadata = `<ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata>`;
  const body = `<${name}Response xmlns="${namespace}"><${name}Result>${result}</${name}Result>${metadata}</${name}Response>`;
  const session = { role: role.arn, session: input.RoleSessionName, seconds: `${input.DurationSeconds}` };
  return { ...xmlAnswer(200, body, 'ok'), detail: session };
}

/** The query protocol: a form that is posted, or a query. */
function parseInput(call: Call): v.InferOutput<typeof inputSchema> {
  const isForm = findHeader(call, 'content-type')?.startsWith('application/x-www-form-urlencoded') === true;
  const fields = new URLSearchParams(call.method === 'POST' && isForm ? call.body : call.url.search);
  if (call.url.pathname !== '/' || !fields.has('Action')) throw refuse('MissingAction', 'Missing Action');
  const parsed = v.safeParse(inputSchema, Object.fromEntries(fields));
  if (parsed.success) return parsed.output;
  const at = parsed.issues.map(issue => v.getDotPath(issue)).join(', ');
  throw refuse('ValidationError', `Failed to satisfy constraint: ${at}`);
}

/** An error as the query protocol words it. */
export function securityTokenServiceError(refusal: Refusal): Answer {
  const error = `<Type>Sender</Type><Code>${refusal.type}</Code><Message>${escapeMarkup(refusal.message)}</Message>`;
  const body = `<ErrorResponse xmlns="${namespace}"><Error>${error}</Error><RequestId>${randomUUID()}</RequestId></ErrorResponse>`;
  return xmlAnswer(refusal.status, body, `${refusal.type}: ${refusal.message}`);
}

function xmlAnswer(status: number, body: string, verdict: string): Answer {
  return { status, headers: { 'content-type': 'text/xml', 'x-amzn-RequestId': randomUUID() }, body, verdict };
}

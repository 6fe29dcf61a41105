import { createHash, timingSafeEqual } from 'node:crypto';
import aws4 from 'aws4';
import { type Call, findHeader } from './call';
import type { Credentials, CredentialsStore } from './credentials';
import { refuse } from './refusal';

const window = 5 * 60 * 1000;
const requiredHeaders = ['host', 'x-amz-date', 'x-amz-security-token'];
const mismatch =
  'The request signature we calculated does not match the signature you provided. ' +
  'Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';

/**
 * Verifies a Signature Version 4 in the Authorization header by signing the request anew with the stored secret, with aws4:
 * a signer that shares no code with the AWS SDK. Rules and wording:
 * docs.aws.amazon.com/IAM/latest/UserGuide/signature-v4-troubleshooting.html
 *
 * @param now milliseconds since the epoch
 * @returns the credentials that signed; throws a refusal otherwise
 */
export function verifySignature(call: Call, service: string, store: CredentialsStore, now: number): Credentials {
  const authorization = parseAuthorization(findHeader(call, 'authorization'));
  const { accessKeyId, date, scopeRegion, scopeService, terminator, signedHeaders, signature } = authorization;
  for (const name of requiredHeaders) {
    if (!signedHeaders.includes(name)) {
      throw refuse('InvalidSignatureException', `'${name}' must be a 'SignedHeader' in the AWS Authorization.`);
    }
  }
  const amzDate = findHeader(call, 'x-amz-date') ?? '';
  judgeScope(authorization, amzDate, call.region, service);
  judgeTime(amzDate, now);

  const credentials = store.find(accessKeyId);
  if (credentials === undefined || findHeader(call, 'x-amz-security-token') !== credentials.sessionToken) {
    throw refuse('UnrecognizedClientException', 'The security token included in the request is invalid.');
  }
  if (credentials.expiration <= now) {
    throw refuse('ExpiredTokenException', 'The security token included in the request is expired');
  }
  const expected = sign(call, credentials, signedHeaders, scopeService, scopeRegion);
  if (terminator !== 'aws4_request' || date === '' || !isSame(signature, expected)) {
    throw refuse('InvalidSignatureException', mismatch);
  }
  return credentials;
}

interface Authorization {
  readonly accessKeyId: string;
  readonly date: string;
  readonly scopeRegion: string;
  readonly scopeService: string;
  readonly terminator: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

function parseAuthorization(header: string | undefined): Authorization {
  if (header === undefined) throw refuse('MissingAuthenticationTokenException', 'Missing Authentication Token');
  const match = /^AWS4-HMAC-SHA256 +Credential=([^, ]+), *SignedHeaders=([^, ]+), *Signature=([0-9a-f]{64})$/.exec(
    header,
  );
  const [accessKeyId, date, scopeRegion, scopeService, terminator, ...rest] = match?.[1]?.split('/') ?? [];
  const isWhole = accessKeyId && date && scopeRegion && scopeService && terminator && rest.length === 0;
  if (!isWhole || match?.[2] === undefined || match[3] === undefined) {
    throw refuse(
      'IncompleteSignatureException',
      'Authorization header requires Credential, SignedHeaders and Signature.',
    );
  }
  const signedHeaders = match[2].split(';');
  return { accessKeyId, date, scopeRegion, scopeService, terminator, signedHeaders, signature: match[3] };
}

function judgeScope(scope: Authorization, amzDate: string, region: string, service: string): void {
  if (scope.scopeRegion !== region) {
    throw refuse(
      'InvalidSignatureException',
      `Credential should be scoped to a valid region, not '${scope.scopeRegion}'. `,
    );
  }
  if (scope.scopeService !== service) {
    throw refuse('InvalidSignatureException', `Credential should be scoped to correct service: '${service}'. `);
  }
  if (!amzDate.startsWith(scope.date)) {
    const message = `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${scope.date}' != '${amzDate.slice(0, 8)}', from '${amzDate}'.`;
    throw refuse('InvalidSignatureException', message);
  }
}

function judgeTime(amzDate: string, now: number): void {
  const signedAt = parseAmzDate(amzDate);
  if (signedAt === undefined) {
    throw refuse('IncompleteSignatureException', `Date must be in ISO-8601 'basic format'. Got '${amzDate}'.`);
  }
  const nowText = formatAmzDate(now);
  if (signedAt < now - window) {
    const message = `Signature expired: ${amzDate} is now earlier than ${formatAmzDate(now - window)} (${nowText} - 5 min.)`;
    throw refuse('InvalidSignatureException', message);
  }
  if (signedAt > now + window) {
    const message = `Signature not yet current: ${amzDate} is still later than ${formatAmzDate(now + window)} (${nowText} + 5 min.)`;
    throw refuse('InvalidSignatureException', message);
  }
}

/** Signs what came, with exactly the headers that the request says it signed. */
function sign(
  call: Call,
  credentials: Credentials,
  signedHeaders: readonly string[],
  service: string,
  region: string,
): string {
  const headers = Object.fromEntries(signedHeaders.map(name => [name, String(call.headers[name] ?? '')]));
  // aws4 believes a stated body hash; the body itself has to have it.
  const stated = headers['x-amz-content-sha256'];
  if (stated !== undefined && stated !== createHash('sha256').update(call.body).digest('hex')) return '';
  const { method, path, body } = call;
  const request = {
    ...{ method, path, body, headers, service, region, doNotModifyHeaders: true },
    // aws4 leaves out headers such as user-agent unless told.
    extraHeadersToInclude: Object.fromEntries(signedHeaders.map(name => [name, true])),
  };
  const signer = new aws4.RequestSigner(request, credentials);
  signer.datetime = headers['x-amz-date'] ?? '';
  return signer.signature();
}

function isSame(given: string, expected: string): boolean {
  return given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected));
}

function formatAmzDate(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/[-:]|\.\d{3}/g, '');
}

function parseAmzDate(text: string): number | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second] = match;
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(time) ? undefined : time;
}

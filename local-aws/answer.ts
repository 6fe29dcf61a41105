import { randomUUID } from 'node:crypto';

/** What is sent back, and what the log says of it. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly verdict: string;
  readonly detail?: Record<string, string>;
}

/** A page. Forbids scripts and frames: the pages here need neither. */
export function htmlAnswer(status: number, body: string, verdict = 'ok'): Answer {
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'",
  };
  return { status, headers, body, verdict };
}

/** A redirect that no cache keeps. */
export function redirectAnswer(location: string, verdict = 'ok', headers: Record<string, string> = {}): Answer {
  return { status: 302, headers: { location, 'cache-control': 'no-store', ...headers }, body: '', verdict };
}

/** An answer of a JSON 1.1 service. */
export function awsJsonAnswer(
  body: unknown,
  detail: Record<string, string> = {},
  status = 200,
  verdict = 'ok',
): Answer {
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-RequestId': randomUUID() };
  return { status, headers, body: JSON.stringify(body), verdict, detail };
}

/** Plain JSON, for the control address and for the identity provider's faults. */
export function jsonAnswer(status: number, body: unknown, verdict = 'ok'): Answer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body), verdict };
}

/** An answer without a body, such as to a method that is not served. */
export function emptyAnswer(status: number, verdict: string): Answer {
  return { status, headers: {}, body: '', verdict };
}

import { type Answer, awsJsonAnswer, htmlAnswer, jsonAnswer } from './answer';
import type { Fault } from './fault';
import type { Service } from './find-host';
import { page } from './page';
import { securityTokenServiceError } from './security-token-service';

const typesByStatus: Readonly<Record<number, string>> = {
  429: 'ThrottlingException',
  500: 'InternalFailure',
  503: 'ServiceUnavailableException',
};

/** The answer that a fault gives in the place of the real one, or undefined if it leaves the answer to be made. */
export function faultAnswer(fault: Fault, service: Service): Answer | undefined {
  const { status, errorType, message, html, emptyBody, rawBody } = fault;
  const verdict = `fault: ${describeFault(fault)}`;
  if (html === true) {
    const content = '<h1>Welcome to the airport</h1><p>Accept the terms to go online.</p>';
    return htmlAnswer(status ?? 200, page('Airport wireless', content, 'narrow'), verdict);
  }
  const isAws = service === 'cognitoIdentity' || service === 'sageMaker';
  const json = (code: number, body: unknown): Answer =>
    isAws ? awsJsonAnswer(body, {}, code, verdict) : jsonAnswer(code, body, verdict);
  if (rawBody !== undefined) return { ...json(status ?? 200, {}), body: rawBody };
  if (emptyBody === true) return json(status ?? 200, {});
  if ('body' in fault) return json(status ?? 200, fault.body);
  if (status === undefined && errorType === undefined && message === undefined) return undefined;
  const code = status ?? 400;
  const type = errorType ?? typesByStatus[code] ?? 'UnknownError';
  if (service === 'securityTokenService') {
    return { ...securityTokenServiceError({ type, message: message ?? '', status: code }), verdict };
  }
  if (isAws) return json(code, { __type: type, message: message ?? '' });
  return json(code, { error: type, ...(message === undefined ? {} : { error_description: message }) });
}

/** The real answer with what the fault changes in it. */
export function distortAnswer(fault: Fault, answer: Answer): Answer {
  const headers = { ...answer.headers, ...fault.headers };
  if (!('authorizedUrl' in fault) || answer.status !== 200) return { ...answer, headers };
  const body = JSON.stringify({ AuthorizedUrl: fault.authorizedUrl });
  return { ...answer, headers, body, verdict: 'fault: another AuthorizedUrl' };
}

/** A fault in words, for the log. */
export function describeFault(fault: Fault): string {
  const kinds = (['hang', 'reset', 'loseAnswer', 'html', 'emptyBody', 'noDateHeader'] as const).filter(
    kind => fault[kind] === true,
  );
  const replaced = (['rawBody', 'body', 'authorizedUrl', 'headers'] as const).filter(name => name in fault);
  const { status, errorType, delayMilliseconds } = fault;
  const values = [
    ...(status === undefined ? [] : [`status ${status}`]),
    ...(errorType === undefined ? [] : [errorType]),
    ...(delayMilliseconds === undefined ? [] : [`${delayMilliseconds} ms late`]),
  ];
  return [...kinds, ...replaced, ...values].join(', ') || 'none';
}

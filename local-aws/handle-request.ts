import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { type Answer, awsJsonAnswer, emptyAnswer } from './answer';
import { type Call, findHeader } from './call';
import { answerCognitoIdentity, type CognitoIdentityParts } from './cognito-identity';
import { answerControl, type ControlParts } from './control';
import { answerDemo } from './demo';
import type { Faults } from './fault';
import { describeFault, distortAnswer, faultAnswer } from './fault-answer';
import { findHost, type Host } from './find-host';
import type { IdentityProvider } from './identity-provider';
import type { LogEntry } from './log-entry';
import { nameOperation } from './name-operation';
import type { Partner } from './partner';
import { readBody } from './read-body';
import { passOn, type RealProvider } from './real-provider';
import { findRefusal, type Refusal } from './refusal';
import { answerSageMaker, type SageMakerParts } from './sage-maker';
import { answerSecurityTokenService, securityTokenServiceError } from './security-token-service';
import { type SeenRequest, seeRequest } from './seen-request';
import { cognitoIdentityModel, errorMessageKey, sageMakerModel } from './service-model';
import type { SharedDocument } from './shared-document';
import { answerConsoleSignIn, type Studio } from './studio';

export interface ListenerParts extends CognitoIdentityParts, SageMakerParts {
  readonly faults: Faults;
  readonly log: LogEntry[];
  readonly identityProvider: IdentityProvider;
  readonly studio: Studio;
  /** The configuration that the demo's address offers; `undefined` where nobody is to be offered a demo. */
  readonly demo: object | undefined;
  readonly sharedDocument: SharedDocument;
  readonly partner: Partner;
  readonly realProvider: RealProvider | undefined;
  readonly controls: Omit<ControlParts, 'log'>;
  /** Told of each request as it arrives, before anything is done with it. */
  readonly onRequest?: ((seen: SeenRequest) => void) | undefined;
}

/** The one way in: finds what is meant by the host, lets faults strike, judges, answers and logs. */
export function createRequestListener(parts: ListenerParts): RequestListener {
  return (request, response) => {
    handleRequest(parts, request, response).catch((error: unknown) => {
      if (!request.socket.destroyed) console.error(error);
      if (!response.headersSent) response.writeHead(500).end();
    });
  };
}

async function handleRequest(parts: ListenerParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { log, clock } = parts;
  const time = clock.now();
  const hostname = request.headers.host?.replace(/:\d+$/, '') ?? '';
  const host = findHost(hostname);
  const call = createCall(request, hostname, host?.region ?? '');
  const operation = nameOperation(host, call);
  parts.onRequest?.(seeRequest(call, operation, response));
  const record = (status: number, verdict: string, detail: Record<string, string> = {}): LogEntry => {
    const hasDetail = Object.keys(detail).length > 0;
    const cookies = cookieNames(call);
    const more = { ...(hasDetail ? { detail } : {}), ...(cookies.length > 0 ? { cookies } : {}) };
    const entry = { time, host: hostname, operation, status, verdict, ...more };
    if (host?.service !== 'control') log.push(entry);
    return entry;
  };
  const fault = host?.service === 'control' ? undefined : parts.faults.take(operation);
  response.sendDate = false;
  if (fault?.noDateHeader !== true) response.setHeader('date', new Date(time).toUTCString());

  if (fault?.delayMilliseconds !== undefined) await setTimeout(fault.delayMilliseconds, undefined, { ref: false });
  await fault?.held;
  if (response.destroyed) {
    record(0, 'the client gave up');
    return;
  }
  if (fault?.hang === true || fault?.reset === true) {
    const entry = record(0, `fault: ${describeFault(fault)}`);
    // A test can see from this that a request was really cancelled.
    response.once('close', () => Object.assign(entry, { detail: { ended: 'closed by the client' } }));
    if (fault.reset === true) request.socket.destroy();
    return;
  }
  const replaced = fault && host && faultAnswer(fault, host.service);
  if (host?.service === 'identityProvider' && replaced === undefined) {
    for (const [name, value] of Object.entries(fault?.headers ?? {})) response.setHeader(name, value);
    if (fault?.loseAnswer) loseAnswer(response);
    const { verdict, detail } = await parts.identityProvider.handle(request, response);
    record(response.statusCode, verdict, detail);
    return;
  }
  if (host?.service === 'realProvider' && parts.realProvider) {
    const detail = await passOn(parts.realProvider, request, response);
    record(response.statusCode, 'ok', detail);
    return;
  }
  const made = replaced ?? (await answer(parts, host, { ...call, body: await readBody(request) }));
  const final = fault === undefined ? made : distortAnswer(fault, made);
  record(final.status, final.verdict, final.detail);
  if (fault?.loseAnswer) loseAnswer(response);
  response.writeHead(final.status, { ...final.headers }).end(final.body);
}

/** What is written from now on goes nowhere: the connection breaks in its place. */
function loseAnswer(response: ServerResponse): void {
  Object.assign(response, {
    write: () => true,
    end: () => {
      response.socket?.destroy();
      return response;
    },
  });
}

async function answer(parts: ListenerParts, host: Host | undefined, call: Call): Promise<Answer> {
  if (host === undefined) return emptyAnswer(421, 'no such host');
  if (call.method === 'OPTIONS') return emptyAnswer(403, 'no preflight is answered here');
  try {
    switch (host.service) {
      case 'cognitoIdentity':
        return await answerCognitoIdentity(parts, call);
      case 'sageMaker':
        return answerSageMaker(parts, call);
      case 'securityTokenService':
        return await answerSecurityTokenService(parts, call);
      case 'studio':
      case 'notebook':
        return await parts.studio.answer(call);
      case 'consoleSignIn':
        return answerConsoleSignIn(call);
      case 'demo':
        return answerDemo(parts.demo, call);
      case 'sharedFile':
        return parts.sharedDocument.answer(call);
      case 'partner':
        return parts.partner.answer(call);
      case 'control':
        return answerControl({ ...parts.controls, log: parts.log }, call);
      case 'realProvider':
        return emptyAnswer(404, 'no such provider');
      case 'identityProvider':
        throw new Error('The identity provider answers for itself');
    }
  } catch (caught) {
    const refusal = findRefusal(caught);
    if (refusal === undefined) throw caught;
    return refusalAnswer(host, refusal);
  }
}

function refusalAnswer(host: Host, refusal: Refusal): Answer {
  if (host.service === 'securityTokenService') return securityTokenServiceError(refusal);
  const model = host.service === 'sageMaker' ? sageMakerModel : cognitoIdentityModel;
  const body = { __type: refusal.type, [errorMessageKey(model, refusal.type)]: refusal.message };
  return awsJsonAnswer(body, {}, refusal.status, `${refusal.type}: ${refusal.message}`);
}

/** Their values are secrets. */
function cookieNames(call: Pick<Call, 'headers'>): string[] {
  const pairs = findHeader(call, 'cookie')?.split(/; */) ?? [];
  return pairs.map(pair => pair.replace(/=.*/, ''));
}

function createCall(request: IncomingMessage, host: string, region: string): Omit<Call, 'body'> {
  const { method = 'GET', url: path = '/', headers } = request;
  const url = new URL(path, `https://${host}`);
  return { host, region, method, path, url, headers };
}

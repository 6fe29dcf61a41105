import {
  type ClientRequest,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  request,
  type ServerResponse,
} from 'node:http';
import { text } from 'node:stream/consumers';
import type { JSONWebKeySet } from 'jose';
import * as v from 'valibot';
import type { Access } from './access';
import { realProviderHost } from './find-host';
import { readBody } from './read-body';

/** An identity provider of its own that runs beside the local AWS and answers plain http on 127.0.0.1. */
export interface RealProvider {
  readonly port: number;
  /** On `realProviderHost`. */
  readonly issuer: string;
  readonly clientId: string;
  /** The path of its public keys. */
  readonly keysPath: string;
  /** The claim that the principal tag is taken from. */
  readonly tagClaim: string;
}

const keySetSchema = v.looseObject({ keys: v.array(v.looseObject({ kty: v.string() })) });
const errorSchema = v.object({ error: v.string() });

/** The longest answer that is looked into for its error code. */
const longestError = 2_000;

/** By which an identity pool knows it: AWS wants the issuer without its scheme. */
export function realProviderName({ issuer }: RealProvider): string {
  return issuer.replace('https://', '');
}

/** The same access, for people of this provider alone at the first identity pool. */
export function trusting({ identityPools, ...others }: Access, provider: RealProvider): Access {
  const name = realProviderName(provider);
  const trust = {
    providers: { [name]: provider.clientId },
    principalTags: { [name]: { studiouserid: provider.tagClaim } },
  };
  return { ...others, identityPools: identityPools.map((pool, index) => (index === 0 ? { ...pool, ...trust } : pool)) };
}

/** Its public keys, as AWS fetches them. */
export async function fetchKeys({ port, keysPath }: RealProvider): Promise<JSONWebKeySet> {
  const answer = await send(port, { method: 'GET', url: keysPath, headers: forwarded({}) });
  return v.parse(keySetSchema, JSON.parse(await text(answer)));
}

/**
 * Passes a request on, and the answer back. Resolves to what was asked, and what came of it: without what may be a secret, so
 * of all parameters only `prompt` and `grant_type`, and the error code.
 */
export async function passOn(
  { port }: RealProvider,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<Record<string, string>> {
  const { method = 'GET', url = '/' } = incoming;
  const body = await readBody(incoming);
  const answer = await send(port, { method, url, headers: forwarded(incoming.headers) }, body);
  const { statusCode = 502, headers } = answer;
  const type = headers['content-type'] ?? '';
  const isShort = Number(headers['content-length'] ?? longestError) <= longestError;
  response.writeHead(statusCode, headers);
  const said = type.includes('json') && statusCode >= 400 && isShort ? await text(answer) : undefined;
  if (said === undefined) answer.pipe(response);
  else response.end(said);
  const address = new URL(url, `https://${realProviderHost}`);
  const asked = [address.searchParams.get('prompt'), new URLSearchParams(body).get('grant_type')].filter(Boolean);
  const error = findError(headers.location, said);
  return {
    request: [method, address.pathname, ...asked].join(' '),
    type: type.replace(/;.*/, ''),
    ...(error !== undefined && { error }),
  };
}

interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: OutgoingHttpHeaders;
}

async function send(port: number, { method, url, headers }: Sent, body = ''): Promise<IncomingMessage> {
  return await new Promise((resolve, reject) => {
    const sent: ClientRequest = request({ host: '127.0.0.1', port, method, path: url, headers }, resolve);
    sent.once('error', reject);
    sent.end(body);
  });
}

/** As a reverse proxy sends them. The connection to the browser is no affair of the provider's. */
function forwarded({ connection: _, 'transfer-encoding': __, ...headers }: OutgoingHttpHeaders): OutgoingHttpHeaders {
  return { ...headers, host: realProviderHost, 'x-forwarded-host': realProviderHost, 'x-forwarded-proto': 'https' };
}

function findError(location: string | undefined, said: string | undefined): string | undefined {
  if (location !== undefined && URL.canParse(location)) {
    const { searchParams } = new URL(location);
    return searchParams.get('error') ?? undefined;
  }
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), errorSchema), said);
  return parsed.success ? parsed.output.error : undefined;
}

import { createHash, randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { request } from 'node:https';
import * as v from 'valibot';
import type { LocalAws } from './start-local-aws';
import { userPool } from './world';

/** An answer as plain https gives it. */
export interface TestAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface TestRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export type TestFetch = (url: string | URL, options?: TestRequest) => Promise<TestAnswer>;

/** Sends requests to the local AWS whatever host they name, and trusts its certificate and no other. Follows no redirect. */
export function createTestFetch(local: Pick<LocalAws, 'port' | 'certificate'>): TestFetch {
  return (url, { method = 'GET', headers = {}, body } = {}) => {
    const { hostname, pathname, search } = new URL(url);
    // An IP address cannot be a server name in TLS.
    const servername = hostname === '127.0.0.1' ? 'localhost' : hostname;
    return new Promise((resolve, reject) => {
      const outgoing = request({
        ...{ host: '127.0.0.1', port: local.port, servername, ca: local.certificate, timeout: 5000 },
        ...{ method, path: `${pathname}${search}`, headers: { host: hostname, ...headers } },
      });
      outgoing.once('error', reject);
      outgoing.once('timeout', () => outgoing.destroy(new Error('No answer within 5 s')));
      outgoing.once('response', response => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', reject);
        response.once('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
        });
      });
      outgoing.end(body);
    });
  };
}

/** A client that keeps cookies as a browser does, by host, path and expiry, and follows redirects that stay on served hosts. */
export function createTestBrowser(fetch: TestFetch): { visit: TestFetch; open: TestFetch } {
  const jar = new Map<string, { host: string; path: string; name: string; value: string }>();

  const visit: TestFetch = async (url, options = {}) => {
    const { hostname, pathname } = new URL(url);
    const isUnder = (path: string) => path === '/' || pathname === path || pathname.startsWith(`${path}/`);
    const cookies = [...jar.values()].filter(({ host, path }) => host === hostname && isUnder(path));
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, { ...options, headers: { ...(cookie ? { cookie } : {}), ...options.headers } });
    for (const line of answer.headers['set-cookie'] ?? []) {
      const [pair = '', ...attributes] = line.split(/; */);
      const [name = '', value = ''] = pair.split(/=(.*)/s);
      const path = attributes.find(attribute => /^path=/i.test(attribute))?.slice(5) ?? '/';
      const isGone = attributes.some(attribute => /^expires=.*1970/i.test(attribute));
      const key = `${hostname} ${path} ${name}`;
      if (isGone) jar.delete(key);
      else jar.set(key, { host: hostname, path, name, value });
    }
    return answer;
  };

  const open: TestFetch = async (url, options = {}) => {
    let address = new URL(url);
    let answer = await visit(address, options);
    while (answer.headers.location !== undefined) {
      address = new URL(answer.headers.location, address);
      if (!/\.(amazonaws\.com|amazoncognito\.com|sagemaker\.aws|amazon\.com)$/.test(address.hostname)) break;
      answer = await visit(address);
    }
    return answer;
  };
  return { visit, open };
}

const tokensSchema = v.object({
  id_token: v.string(),
  access_token: v.string(),
  refresh_token: v.string(),
  expires_in: v.number(),
});

export type TestTokens = v.InferOutput<typeof tokensSchema>;

/** The tokens in an answer of the token endpoint; throws if it has none. */
export function parseTokens({ body }: TestAnswer): TestTokens {
  return v.parse(tokensSchema, JSON.parse(body));
}

/** The address and the secret half of an authorization request with PKCE. */
export function authorizationRequest(redirectUri: string, extra: Record<string, string> = {}) {
  const verifier = randomBytes(32).toString('base64url');
  const url = new URL(`https://${userPool.signInHost}/oauth2/authorize`);
  url.search = new URLSearchParams({
    ...{
      client_id: userPool.clientId,
      response_type: 'code',
      redirect_uri: redirectUri,
      scope: 'openid profile email',
    },
    ...{ state: 'a-state', nonce: 'a-nonce', code_challenge_method: 'S256' },
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    ...extra,
  }).toString();
  return { url, verifier };
}

/** Posts a form to the user pool's token or revocation endpoint. */
export function postForm(fetch: TestFetch, path: string, fields: Record<string, string>): Promise<TestAnswer> {
  const body = new URLSearchParams({ client_id: userPool.clientId, ...fields }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return fetch(`https://${userPool.signInHost}${path}`, { method: 'POST', headers, body });
}

/** Fills in the sign-in form that an authorization request led to. */
export function submitLogin(
  open: TestFetch,
  form: TestAnswer,
  username: string,
  password: string,
): Promise<TestAnswer> {
  const action = /action="([^"]+)"/.exec(form.body)?.[1];
  if (action === undefined) throw new Error('This page has no form');
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const body = new URLSearchParams({ username, password }).toString();
  return open(`https://${userPool.signInHost}${action}`, { method: 'POST', headers, body });
}

/** Signs a user in through the form, and exchanges the code. */
export async function signIn(fetch: TestFetch, redirectUri: string, username = 'alice'): Promise<TestTokens> {
  const { open } = createTestBrowser(fetch);
  const { url, verifier } = authorizationRequest(redirectUri);
  const back = await submitLogin(open, await open(url), username, username);
  const code = new URL(back.headers.location ?? '').searchParams.get('code') ?? '';
  const fields = { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier };
  return parseTokens(await postForm(fetch, '/oauth2/token', fields));
}

import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { type Answer, emptyAnswer, htmlAnswer, redirectAnswer } from './answer';
import { type Call, findHeader } from './call';
import type { Clock } from './clock';
import { consoleSignInHost } from './find-host';
import { page } from './page';
import type { LinkTarget, SigningLinks } from './signing-links';
import { studioPage } from './studio-page';

const cookieName = '__Host-studio-session';

interface Session {
  readonly target: LinkTarget;
  readonly expiration: number;
}

export interface StudioParts {
  readonly clock: Clock;
  readonly links: SigningLinks;
  /** How long a page takes, in milliseconds. */
  readonly delayMilliseconds: number;
}

export type Studio = (call: Call) => Promise<Answer>;

/**
 * Studio's and the notebook instances' own hosts. A good link sets a session cookie and leads to an address without the
 * token; a used or expired one leads to the console's sign-in page, as does any page without a session.
 */
export function createStudio({ clock, links, delayMilliseconds }: StudioParts): Studio {
  const sessions = new Map<string, Session>();

  function answerLink(call: Call, token: string): Answer {
    const target = links.redeem(token, call.host);
    if (typeof target === 'string') return signInRedirect(target);
    const id = randomBytes(24).toString('base64url');
    sessions.set(id, { target, expiration: clock.now() + target.sessionSeconds * 1000 });
    const cookie = `${cookieName}=${id}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=${target.sessionSeconds}`;
    const answer = redirectAnswer(cleanPath(call, target), 'ok', { 'set-cookie': cookie });
    return { ...answer, detail: { kind: target.kind, user: target.user } };
  }

  async function answerPage(call: Call): Promise<Answer> {
    const session = sessions.get(findCookie(call, cookieName) ?? '');
    if (session === undefined || session.target.host !== call.host) return signInRedirect('no session');
    if (session.expiration <= clock.now()) return signInRedirect('the session has expired');
    await setTimeout(delayMilliseconds);
    const { target, expiration } = session;
    const { pathname } = call.url;
    const answer = htmlAnswer(200, studioPage(target, pathname, expiration));
    return { ...answer, detail: { kind: target.kind, user: target.user, path: pathname } };
  }

  return async call => {
    if (call.method !== 'GET') return emptyAnswer(405, 'only GET is served');
    if (call.url.pathname === '/favicon.ico') return emptyAnswer(404, 'there is no icon');
    const token = findToken(call);
    return token === undefined ? await answerPage(call) : answerLink(call, token);
  };
}

/** What a request to a Studio or notebook host is. */
export function studioOperation(call: Pick<Call, 'host' | 'url'>): string {
  if (call.url.pathname === '/favicon.ico') return 'studio.icon';
  return findToken(call) === undefined ? 'studio.page' : 'studio.auth';
}

/** The page that a spent link ends on. */
export function answerConsoleSignIn(call: Call): Answer {
  if (call.method !== 'GET') return emptyAnswer(405, 'only GET is served');
  const content = '<h1>Sign in to AWS</h1><p>This link has expired or was used before, or there is no session.</p>';
  return htmlAnswer(200, page('Sign in to AWS', content, 'narrow'));
}

function signInRedirect(reason: string): Answer {
  // The address that was asked for is left out: it may hold a token.
  return redirectAnswer(`https://${consoleSignInHost}/console?action=login`, reason);
}

function findToken({ host, url }: Pick<Call, 'host' | 'url'>): string | undefined {
  const isNotebook = host.includes('.notebook.');
  if (!isNotebook && url.pathname !== '/auth') return undefined;
  return url.searchParams.get(isNotebook ? 'authToken' : 'token') ?? undefined;
}

/** Where a redeemed link leads: a notebook instance keeps the path that was asked for, Studio has its own. */
function cleanPath(call: Call, target: LinkTarget): string {
  if (target.kind === 'notebookInstance') return call.url.pathname;
  const [, path] = /^app:JupyterLab:(.*)$/.exec(target.landingUri ?? '') ?? [];
  if (path === undefined) return '/';
  return `/jupyterlab/default/${path.split('/').map(encodeURIComponent).join('/')}`;
}

function findCookie(call: Call, name: string): string | undefined {
  const cookies = findHeader(call, 'cookie')?.split(/; */) ?? [];
  return cookies.find(cookie => cookie.startsWith(`${name}=`))?.slice(name.length + 1);
}

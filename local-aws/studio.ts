import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { type Answer, emptyAnswer, htmlAnswer, redirectAnswer } from './answer';
import { type Call, findHeader } from './call';
import type { Clock } from './clock';
import { consoleSignInHost } from './find-host';
import { page } from './page';
import type { AppRecord } from './resources/records';
import type { Resources } from './resources/resources';
import type { LinkTarget, SigningLinks } from './signing-links';
import { studioPage } from './studio-page';
import { asleepAnswer, findRunningApp, findSpacePage, notReadyAnswer, studioPath } from './studio-space';

/** How long a link lives that another one led to. */
const linkSeconds = 60;

const cookieName = '__Host-studio-session';

interface Session {
  readonly target: LinkTarget;
  readonly expiration: number;
}

export interface StudioParts {
  readonly clock: Clock;
  readonly links: SigningLinks;
  readonly resources: Resources;
  /** How long a page takes, in milliseconds. */
  readonly delayMilliseconds: number;
}

/** What the real Studio may do otherwise than it is known to. */
export interface StudioWays {
  /**
   * How a good link is answered: by a redirect to a clean address, to another link, or to an address with a query, by a page
   * whose script leads on, or by a redirect that comes with no cookie.
   */
  readonly link: 'redirect' | 'anotherLink' | 'query' | 'script' | 'noCookie';
  /** Of the session cookie, after its path. */
  readonly cookieAttributes: string;
  /** Of the answer to a link; none where left empty. */
  readonly cacheControl: string;
  /** What is asked for by anything but a navigation: taken, refused, or given a session that pages do not know. */
  readonly notNavigations: 'taken' | 'refused' | 'forgotten';
  /** What is asked of a space whose app does not run: a bare 404, or a text that says so. */
  readonly asleep: 'bare' | 'text';
  /** How many pages of an app that was just started are errors, before the app answers. */
  readonly errorsAfterStart: number;
}

export const usualWays: StudioWays = {
  link: 'redirect',
  cookieAttributes: 'Secure; HttpOnly; SameSite=Lax',
  cacheControl: 'no-store',
  notNavigations: 'taken',
  asleep: 'bare',
  errorsAfterStart: 0,
};

export interface Studio {
  answer(call: Call): Promise<Answer>;
  /** For what is asked from now on; what is left out is as usual. */
  setWays(ways: Partial<StudioWays>): void;
}

/**
 * Studio's and the notebook instances' own hosts. A good link sets a session cookie and leads to an address without the
 * token; a used or expired one leads to the console's sign-in page, as does any page without a session.
 */
export function createStudio({ clock, links, resources, delayMilliseconds }: StudioParts): Studio {
  const sessions = new Map<string, Session>();
  /** How many errors each app has answered since it was started. */
  const errors = new WeakMap<AppRecord, number>();
  let ways = usualWays;

  function answerLink(call: Call, token: string): Answer {
    const isNavigation = findHeader(call, 'sec-fetch-mode') === 'navigate';
    if (!isNavigation && ways.notNavigations === 'refused') return emptyAnswer(403, 'this is no navigation');
    const target = links.redeem(token, call.host);
    if (typeof target === 'string') return signInRedirect(target);
    if (isAsleep(target)) return asleepAnswer(ways.asleep);
    const leadsOn = ways.link === 'anotherLink' && !call.url.searchParams.has('again');
    const answer = leadsOn ? leadToAnother(call, target) : leadOn(call, target);
    const isForgotten = !isNavigation && ways.notNavigations === 'forgotten';
    const cookie = ways.link === 'noCookie' ? {} : { 'set-cookie': startSession(target, isForgotten) };
    const caching = ways.cacheControl === '' ? {} : { 'cache-control': ways.cacheControl };
    const { 'cache-control': _, ...headers } = answer.headers;
    return {
      ...answer,
      headers: { ...headers, ...caching, ...cookie },
      detail: { kind: target.kind, user: target.user },
    };
  }

  function leadOn(call: Call, target: LinkTarget): Answer {
    const path = target.kind === 'studio' ? studioPath(target, findRunningApp(resources, target)) : call.url.pathname;
    if (ways.link === 'script') return scriptAnswer(path);
    return redirectAnswer(ways.link === 'query' ? `${path}?reset=1` : path);
  }

  /** As a domain leads to the host of a space, with a link of its own. */
  function leadToAnother(call: Call, target: LinkTarget): Answer {
    const another = new URL(call.url);
    const name = another.searchParams.has('token') ? 'token' : 'authToken';
    another.searchParams.set(name, links.issue(target, linkSeconds));
    another.searchParams.set('again', '1');
    return redirectAnswer(another.href);
  }

  function startSession(target: LinkTarget, isForgotten: boolean): string {
    const id = randomBytes(24).toString('base64url');
    if (!isForgotten) sessions.set(id, { target, expiration: clock.now() + target.sessionSeconds * 1000 });
    return `${cookieName}=${id}; Path=/; ${ways.cookieAttributes}; Max-Age=${target.sessionSeconds}`;
  }

  async function answerPage(call: Call): Promise<Answer> {
    const session = sessions.get(findCookie(call, cookieName) ?? '');
    if (session === undefined || session.target.host !== call.host) return signInRedirect('no session');
    if (session.expiration <= clock.now()) return signInRedirect('the session has expired');
    await setTimeout(delayMilliseconds);
    const { target, expiration } = session;
    if (isAsleep(target)) return asleepAnswer(ways.asleep);
    if (hasErrorLeft(findRunningApp(resources, target))) return notReadyAnswer();
    const { pathname } = call.url;
    const spacePage = findSpacePage(resources, target, pathname);
    const answer = htmlAnswer(200, studioPage(target, pathname, expiration, spacePage));
    return { ...answer, detail: { kind: target.kind, user: target.user, path: pathname } };
  }

  function isAsleep(target: LinkTarget): boolean {
    return target.space !== undefined && findRunningApp(resources, target) === undefined;
  }

  function hasErrorLeft(app: AppRecord | undefined): boolean {
    if (app?.wasStarted !== true) return false;
    const count = errors.get(app) ?? 0;
    errors.set(app, count + 1);
    return count < ways.errorsAfterStart;
  }

  return {
    answer: async call => {
      if (call.method !== 'GET') return emptyAnswer(405, 'only GET is served');
      if (call.url.pathname === '/favicon.ico') return emptyAnswer(404, 'there is no icon');
      const token = findToken(call);
      return token === undefined ? await answerPage(call) : answerLink(call, token);
    },
    setWays: changed => {
      ways = { ...usualWays, ...changed };
    },
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

/** A page that goes on to a path by a script, as a page does that waits for an app. */
function scriptAnswer(path: string): Answer {
  const content = `<h1>One moment</h1><script>location.replace(${JSON.stringify(path)})</script>`;
  const answer = htmlAnswer(200, page('One moment', content, 'narrow'));
  return { ...answer, headers: { ...answer.headers, 'content-security-policy': "script-src 'unsafe-inline'" } };
}

function signInRedirect(reason: string): Answer {
  // The address that was asked for is left out: it may hold a token.
  return redirectAnswer(`https://${consoleSignInHost}/console?action=login`, reason);
}

function findToken({ host, url }: Pick<Call, 'host' | 'url'>): string | undefined {
  const isNotebook = /\.notebook(?:-fips)?\./.test(host);
  if (!isNotebook && url.pathname !== '/auth') return undefined;
  return url.searchParams.get(isNotebook ? 'authToken' : 'token') ?? undefined;
}

function findCookie(call: Call, name: string): string | undefined {
  const cookies = findHeader(call, 'cookie')?.split(/; */) ?? [];
  return cookies.find(cookie => cookie.startsWith(`${name}=`))?.slice(name.length + 1);
}

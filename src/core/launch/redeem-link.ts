/** What Studio answers to a signing link. */
export interface LinkAnswer {
  readonly status: number;
  /** As the header has it: absolute or relative. */
  readonly location?: string | undefined;
  /** The `Set-Cookie` headers, one cookie each. */
  readonly setCookies: readonly string[];
}

export type Redeemed =
  /** Studio set its cookie, and leads to this address, which signs nobody in. */
  | { readonly result: 'redeemed'; readonly url: URL }
  /**
   * The link is spent, or may be. `isLasting`: Studio answered in a way that only a tab can follow, so that the next
   * link would end like this one.
   */
  | { readonly result: 'spent'; readonly isLasting: boolean };

/** Studio's link may lead to another one (of a space's own host); more in a row are a loop. */
const maximumLinks = 5;

const spent: Redeemed = { result: 'spent', isLasting: false };
const needsTab: Redeemed = { result: 'spent', isLasting: true };

/**
 * Follows a signing link until Studio leads to an address that signs nobody in. That address has not been asked for: a
 * tab can be opened there. `ask` makes one request, follows no redirect, and resolves to nothing where no answer came.
 */
export async function redeemLink(link: URL, ask: (url: URL) => Promise<LinkAnswer | undefined>): Promise<Redeemed> {
  let url = link;
  let hasCookie = false;
  for (let links = 0; links < maximumLinks; links += 1) {
    const answer = await ask(url);
    if (!answer) return spent;
    // Chromium keeps a partitioned cookie for the site that is in the tab: it would be kept for the extension's own pages.
    if (answer.setCookies.some(isPartitioned)) return needsTab;
    hasCookie ||= answer.setCookies.length > 0;
    const target = findTarget(answer, url);
    // A page may go on by a script, and what is refused to a worker is refused again; what failed may not fail again.
    if (!target) return mayPass(answer.status) ? spent : needsTab;
    if (hostSuffix(target) !== hostSuffix(link) || !isPlain(target)) return spent;
    if (!signsIn(target, link)) return hasCookie ? { result: 'redeemed', url: target } : needsTab;
    url = target;
  }
  return needsTab;
}

/** Whether Studio, asked for the address behind a redeemed link, knows nothing of the session. */
export function isTurnedAway(answer: LinkAnswer, url: URL): boolean {
  const target = findTarget(answer, url);
  return [401, 403].includes(answer.status) || (target !== undefined && hostSuffix(target) !== hostSuffix(url));
}

/** The host without its first label: which kind of host it is, and of which region. The first label is random. */
export function hostSuffix({ hostname }: URL): string {
  return hostname.replace(/^[^.]+/, '');
}

function findTarget({ status, location }: LinkAnswer, base: URL): URL | undefined {
  const isRedirect = [301, 302, 303, 307, 308].includes(status);
  return isRedirect && location !== undefined && URL.canParse(location, base.href)
    ? new URL(location, base.href)
    : undefined;
}

/** Not found (an app that does not run yet), too many requests, the server's own errors. */
function mayPass(status: number): boolean {
  return [404, 408, 429].includes(status) || status >= 500;
}

/** https, and without a port or a user. */
function isPlain({ href, hostname }: URL): boolean {
  return href.startsWith(`https://${hostname}/`);
}

/** Names of values that let somebody in, at Studio (`token`, `authToken`) and elsewhere. */
const secretName = /token|auth|code|ticket|session|secret|signature|credential/i;
/** Shorter values are no secrets, and may be in any address. */
const secretLength = 16;

/** Whether an address has a value that lets somebody in: by its name, or since it was in the link. */
function signsIn(target: URL, link: URL): boolean {
  const secrets = [...link.searchParams.values()].filter(({ length }) => length >= secretLength);
  const texts = [target.pathname, target.hash, ...target.searchParams.values()];
  const isNamed = [...target.searchParams.keys()].some(name => secretName.test(name));
  return isNamed || secrets.some(secret => texts.some(text => text.includes(secret)));
}

/** https://www.ietf.org/archive/id/draft-cutler-httpbis-partitioned-cookies-01.html */
function isPartitioned(cookie: string): boolean {
  return cookie.split(';').some(attribute => attribute.trim().toLowerCase() === 'partitioned');
}

/** Studio's answer to a signing link. */
export interface LinkAnswer {
  readonly status: number;
  /** The header's value: absolute or relative. */
  readonly location?: string | undefined;
  /** The `Set-Cookie` headers, one cookie each. */
  readonly setCookies: readonly string[];
}

export type Redeemed =
  /** Studio set its cookie and redirected to this address, which signs nobody in. */
  | { readonly result: 'redeemed'; readonly url: URL }
  /**
   * The link is spent, or may be. `isLasting`: only a tab can follow Studio's answer, so the next link would end in the
   * same way.
   */
  | { readonly result: 'spent'; readonly isLasting: boolean };

/** Studio may redirect a link to another link (on a space's own host). More than this many in a row are a loop. */
const maximumLinks = 5;

const spent: Redeemed = { result: 'spent', isLasting: false };
const needsTab: Redeemed = { result: 'spent', isLasting: true };

/**
 * Follows a signing link until Studio redirects to an address that signs nobody in. That address is not requested, so a
 * tab can still open it. `ask` makes one request and follows no redirect; it resolves to `undefined` without an answer.
 */
export async function redeemLink(link: URL, ask: (url: URL) => Promise<LinkAnswer | undefined>): Promise<Redeemed> {
  let url = link;
  let hasCookie = false;
  for (let links = 0; links < maximumLinks; links += 1) {
    const answer = await ask(url);
    if (!answer) return spent;
    // Chromium ties a partitioned cookie to the top-level site, which would be the extension here.
    if (answer.setCookies.some(isPartitioned)) return needsTab;
    hasCookie ||= answer.setCookies.length > 0;
    const target = findTarget(answer, url);
    // A page may continue by a script, and a refusal to a worker would repeat: both need a tab. Other failures may
    // pass.
    if (!target) return mayPass(answer.status) ? spent : needsTab;
    if (hostSuffix(target) !== hostSuffix(link) || !isPlain(target)) return spent;
    if (!signsIn(target, link)) return hasCookie ? { result: 'redeemed', url: target } : needsTab;
    url = target;
  }
  return needsTab;
}

/** Whether Studio's answer for the address behind a redeemed link shows that Studio does not know the session. */
export function isTurnedAway(answer: LinkAnswer, url: URL): boolean {
  const target = findTarget(answer, url);
  return [401, 403].includes(answer.status) || (target !== undefined && hostSuffix(target) !== hostSuffix(url));
}

/** The host without its first label, which is random. The rest tells the kind of host and the region. */
export function hostSuffix({ hostname }: URL): string {
  return hostname.replace(/^[^.]+/, '');
}

function findTarget({ status, location }: LinkAnswer, base: URL): URL | undefined {
  const isRedirect = [301, 302, 303, 307, 308].includes(status);
  return isRedirect && location !== undefined && URL.canParse(location, base.href)
    ? new URL(location, base.href)
    : undefined;
}

/** Whether a failure may be temporary: not found (an app that does not run yet), timeout, throttling, server errors. */
export function mayPass(status: number): boolean {
  return [404, 408, 429].includes(status) || status >= 500;
}

/** Whether an address is https, without a port or a user. */
function isPlain({ href, hostname }: URL): boolean {
  return href.startsWith(`https://${hostname}/`);
}

/** Names of values that let somebody in, at Studio (`token`, `authToken`) and elsewhere. */
const secretName = /token|auth|code|ticket|session|secret|signature|credential/i;
/** Shorter values are not secrets, and may be in any address. */
const secretLength = 16;

/** Whether an address has a value that lets somebody in: one with a secret's name, or one copied from the link. */
export function signsIn(target: URL, link: URL): boolean {
  const secrets = [...link.searchParams.values()].filter(({ length }) => length >= secretLength);
  const texts = [target.pathname, target.hash, ...target.searchParams.values()];
  const isNamed = [...target.searchParams.keys()].some(name => secretName.test(name));
  return isNamed || secrets.some(secret => texts.some(text => text.includes(secret)));
}

/** https://www.ietf.org/archive/id/draft-cutler-httpbis-partitioned-cookies-01.html */
function isPartitioned(cookie: string): boolean {
  return cookie.split(';').some(attribute => attribute.trim().toLowerCase() === 'partitioned');
}

import { randomBytes } from 'node:crypto';
import type { Clock } from './clock';
import type { IssuedList } from './issued';

/** What a presigned URL opens. */
export interface LinkTarget {
  /** The only host that takes the token. */
  readonly host: string;
  readonly kind: 'studio' | 'notebookInstance';
  readonly user: string;
  readonly region: string;
  /** Domain ID, or the name of the notebook instance. */
  readonly domainOrInstance: string;
  readonly space: string | undefined;
  readonly landingUri: string | undefined;
  readonly sessionSeconds: number;
}

interface Link {
  readonly target: LinkTarget;
  readonly expiration: number;
}

export interface SigningLinks {
  /** @returns the signing token */
  issue(target: LinkTarget, expiresInSeconds: number): string;
  /** Spends a token: what it opens, or why it does not. */
  redeem(token: string, host: string): LinkTarget | string;
}

/** Issues and redeems the tokens of presigned URLs: each good for one use, on one host, for a time. */
export function createSigningLinks(clock: Clock, issued: IssuedList): SigningLinks {
  const links = new Map<string, Link>();
  const used = new Set<string>();
  return {
    issue: (target, expiresInSeconds) => {
      const token = `sgn-${randomBytes(48).toString('base64url')}`;
      links.set(token, { target, expiration: clock.now() + expiresInSeconds * 1000 });
      issued.add('signingToken', token);
      return token;
    },
    redeem: (token, host) => {
      if (used.has(token)) return 'the link was used before';
      const link = links.get(token);
      if (link === undefined) return 'there is no such link';
      if (link.target.host !== host) return 'the link is for another host';
      if (link.expiration <= clock.now()) return 'the link has expired';
      used.add(token);
      return link.target;
    },
  };
}

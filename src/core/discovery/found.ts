import type { FoundApp, FoundDomain, FoundNotebookInstance, FoundSpace, FoundUserProfile } from './items';
import type { DomainMode, FoundPage } from './page';

/** What the pages have brought so far. */
export interface Found {
  readonly domains: readonly FoundDomain[];
  readonly userProfiles: readonly FoundUserProfile[];
  readonly spaces: readonly FoundSpace[];
  readonly notebookInstances: readonly FoundNotebookInstance[];
  readonly apps: readonly FoundApp[];
  /** By the IDs of the domains; of one that is not in it, nothing is known yet. */
  readonly modes: ReadonlyMap<string, DomainMode>;
}

export const nothingFound: Found = {
  ...{ domains: [], userProfiles: [], spaces: [], notebookInstances: [], apps: [] },
  modes: new Map(),
};

/** What there is with one more page. */
export function addPage(found: Found, page: FoundPage): Found {
  switch (page.list) {
    case 'domains':
      return { ...found, domains: [...found.domains, ...page.items] };
    case 'userProfiles':
      return { ...found, userProfiles: [...found.userProfiles, ...page.items] };
    case 'spaces':
      return { ...found, spaces: [...found.spaces, ...page.items] };
    case 'notebookInstances':
      return { ...found, notebookInstances: [...found.notebookInstances, ...page.items] };
    case 'apps':
      return { ...found, apps: [...found.apps, ...page.items] };
  }
}

/** The same with how a domain is opened. */
export function addMode(found: Found, domainId: string, mode: DomainMode): Found {
  return { ...found, modes: new Map(found.modes).set(domainId, mode) };
}

/** The IDs of all domains that any page has named: who may not list domains knows those of the spaces. */
export function domainIdsOf({ domains, userProfiles, spaces }: Found): string[] {
  const ids = [...domains.map(({ id }) => id), ...[...userProfiles, ...spaces].map(({ domainId }) => domainId)];
  return [...new Set(ids)];
}

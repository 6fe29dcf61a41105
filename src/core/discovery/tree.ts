import type { Target } from '../at-hand/target';
import { buildLandingUri, type LandingApp, landingAppNames } from '../aws/landing-uri';
import { foldText } from '../search/fold-text';
import type { AppState } from '../spaces/app-state';
import { groupBy } from '../util/group-by';
import { domainIdsOf, type Found } from './found';
import type { FoundNotebookInstance, FoundSpace } from './items';
import type { DomainMode } from './page';

/** A row of the tree. `shared` and `notebooks` hold others together. */
export interface TreeNode {
  /** The same with each page. */
  readonly key: string;
  readonly kind: 'domain' | 'userProfile' | 'space' | 'shared' | 'notebookInstance' | 'notebooks';
  /** Empty for what holds others together. */
  readonly name: string;
  /** All that it is found by, folded: its own words, and those of what it is in. */
  readonly text: string;
  /** What it opens, if it can be chosen. The user profile of a shared space is empty where nobody's is known. */
  readonly target?: Target;
  readonly children: readonly TreeNode[];
  readonly startsOpen: boolean;
  /** Whether it is the signed-in person's user profile. */
  readonly isMine?: true;
  readonly app?: LandingApp;
  readonly state?: AppState['state'];
  /** Of a domain, once it is known. */
  readonly mode?: DomainMode;
  /** Of a domain with a name. */
  readonly id?: string;
}

/** What is around a row. */
interface Around {
  readonly domainId: string;
  readonly domainName: string | undefined;
  readonly region: string;
  /** The words of what it is in. */
  readonly text: string;
  readonly states: ReadonlyMap<string, AppState['state'] | undefined>;
}

/**
 * Domains with user profiles, their private spaces, and the shared ones; then the notebook instances. In AWS's order, so
 * that a page adds rows at the ends, but the signed-in person's user profile comes first. A domain that no link opens has
 * nothing in it. The work grows with what was found.
 */
export function buildTree(found: Found, region: string): TreeNode[] {
  const profilesOf = groupBy(found.userProfiles, ({ domainId }) => domainId);
  const spacesOf = groupBy(found.spaces, ({ domainId }) => domainId);
  const names = new Map(found.domains.map(({ id, name }) => [id, name]));
  const states = new Map(found.apps.map(each => [stateKey(each.domainId, each.spaceName, each.app), each.state]));
  const domains = domainIdsOf(found).map((domainId): TreeNode => {
    const domainName = names.get(domainId);
    const mode = found.modes.get(domainId);
    const text = fold(domainName, domainId);
    const around = { domainId, domainName, region, text, states };
    const children = () => inDomain(profilesOf.get(domainId) ?? [], spacesOf.get(domainId) ?? [], around);
    return {
      ...{ key: domainId, kind: 'domain', name: domainName ?? domainId, text, startsOpen: true },
      children: mode === undefined || mode === 'iam' ? children() : [],
      ...(mode !== undefined && { mode }),
      ...(domainName !== undefined && { id: domainId }),
    };
  });
  const notebooks = found.notebookInstances.map(instance => notebookNode(instance, region));
  return notebooks.length === 0 ? domains : [...domains, group('notebooks', '', notebooks)];
}

type Person = { readonly name: string; readonly isMine: boolean };

function inDomain(listed: readonly Person[], spaces: readonly FoundSpace[], around: Around): TreeNode[] {
  const ownedBy = groupBy(
    spaces.filter(({ owner }) => owner !== undefined),
    ({ owner }) => owner ?? '',
  );
  // Who may not list people learns of them by their spaces.
  const owners = [...ownedBy].map(([name, [first]]) => ({ name, isMine: first?.isMine === true }));
  const people = [...new Map([...owners, ...listed].map(person => [person.name, person])).values()];
  const mine = people.filter(({ isMine }) => isMine);
  const others = people.filter(({ isMine }) => !isMine);
  const toNode = (person: Person) => personNode(person, ownedBy.get(person.name) ?? [], around);
  const [only, ...more] = mine.length > 0 ? mine : people;
  const opensAs = only && more.length === 0 ? only.name : '';
  const shared = spaces.filter(({ owner }) => owner === undefined).map(space => spaceNode(space, opensAs, around));
  return [
    ...mine.map(toNode),
    ...(shared.length > 0 ? [group('shared', around.domainId, shared)] : []),
    ...others.map(toNode),
  ];
}

function personNode({ name, isMine }: Person, spaces: readonly FoundSpace[], around: Around): TreeNode {
  const { domainId, domainName, region } = around;
  const text = `${around.text} ${fold(name)}`;
  return {
    ...{ key: `${domainId}/${name}`, kind: 'userProfile', name, text },
    target: { profile: { type: 'studio', domainId, userProfileName: name, region }, name, domainName },
    children: spaces.map(space => spaceNode(space, name, { ...around, text })),
    startsOpen: isMine,
    ...(isMine && { isMine }),
  };
}

function spaceNode(space: FoundSpace, userProfileName: string, around: Around): TreeNode {
  const { name: spaceName, displayName, app } = space;
  const { domainId, domainName, region } = around;
  const name = displayName ?? spaceName;
  const landing = app === undefined ? {} : { landingUri: buildLandingUri({ app, path: '' }) };
  const state = app && around.states.get(stateKey(domainId, spaceName, app));
  return {
    ...{ key: `${domainId}//${spaceName}`, kind: 'space', name, children: [], startsOpen: false },
    text: `${around.text} ${fold(displayName, spaceName, app && landingAppNames[app])}`,
    target: { profile: { type: 'studio', domainId, userProfileName, spaceName, ...landing, region }, name, domainName },
    ...(app !== undefined && { app }),
    ...(state !== undefined && { state }),
  };
}

function notebookNode({ name, state }: FoundNotebookInstance, region: string): TreeNode {
  return {
    ...{ key: `notebook/${name}`, kind: 'notebookInstance', name, text: fold(name), children: [], startsOpen: false },
    target: { profile: { type: 'notebookInstance', notebookInstanceName: name, region }, name },
    ...(state !== undefined && { state }),
  };
}

function group(kind: 'shared' | 'notebooks', inside: string, children: readonly TreeNode[]): TreeNode {
  return { key: `${kind}/${inside}`, kind, name: '', text: '', children, startsOpen: true };
}

function stateKey(domainId: string, spaceName: string, app: string): string {
  // AWS compares the names of spaces without case.
  return `${domainId}/${spaceName.toLowerCase()}/${app}`;
}

function fold(...texts: (string | undefined)[]): string {
  return foldText(texts.filter(Boolean).join(' ')).folded;
}

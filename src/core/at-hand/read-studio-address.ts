import { fitsConstraint } from '../aws/fits-constraint';
import { appsOfSpaces, buildLandingUri, type LandingApp } from '../aws/landing-uri';
import type { ProfileType } from '../configuration/profile';
import { findStudioHost } from '../hosts/studio-host-suffixes';
import type { DroppedSecret } from '../import/drop-secrets';
import { kindOf } from '../kinds/kinds';
import { spacePages } from '../kinds/studio';
import { message } from '../words/message';
import { concludeReading } from './conclude-reading';
import type { GivenValue } from './member-group';
import type { Findings } from './member-values';
import { readTarget } from './read-target';
import type { ReadTargets } from './target';

/** The longest address that is read, as in a launch link. */
const maximumLength = 4096;

/** The paths of apps on their own hosts, each before `default/`. */
const appPaths: Readonly<Record<string, LandingApp>> = {
  jupyterlab: 'JupyterLab',
  codeeditor: 'CodeEditor',
  jupyter: 'JupyterServer',
  rstudio: 'RStudioServerPro',
  canvas: 'Canvas',
};

/** What the AWS CLI's command for a link answers. */
const answer = /^\{?\s{0,20}["']?AuthorizedUrl["']?\s{0,9}:\s{0,9}["']?(https:\/\/[^\s"']{1,4096})["']?\s{0,20}\}?$/;

/** Whether a text is one address, the host of one, or AWS's answer with one. */
export function looksLikeAddress(text: string): boolean {
  return addressIn(text) !== undefined;
}

function addressIn(text: string): string | undefined {
  const trimmed = text.trim();
  if (/^https?:\/\/\S/.test(trimmed)) return /\s/.test(trimmed) ? undefined : trimmed;
  if (/^[\w-]{1,63}\.(?:studio|notebook)[\w.-]{0,200}(?:[/?#]\S*)?$/.test(trimmed)) return `https://${trimmed}`;
  const [, authorized] = answer.exec(trimmed.slice(0, 2 * maximumLength)) ?? [];
  return authorized;
}

/**
 * Reads the address of a tab of Studio or of a notebook instance: the domain, the region and the place in it. A space's
 * host has a random name, so that neither its domain nor its space is known from the address. What follows `?`, such as
 * the token that signs in, is left out.
 */
export function readStudioAddress(text: string): ReadTargets {
  const address = addressIn(text) ?? '';
  const findings: Findings = { problems: [], open: new Set() };
  const dropped: DroppedSecret[] = [];
  const url = address.length <= maximumLength && URL.canParse(address) ? new URL(address) : undefined;
  const place = url && findPlace(url);
  if (!url || !place) {
    const advice = message(url && /\.on\.aws$/.test(url.hostname) ? 'adviceUnifiedStudio' : 'adviceAddress');
    return { ok: false, problems: [{ path: '', advice }], dropped };
  }
  if (url.searchParams.has(kindOf(place.type).signingParameter)) {
    dropped.push({ path: kindOf(place.type).signingParameter, reason: message('secretPresignedUrl') });
  }
  const members = new Map(
    Object.entries({ ...place.members, region: place.region }).map(([name, value]): [string, GivenValue] => [
      name,
      { value, written: value, at: '' },
    ]),
  );
  const target = readTarget(place.type, members, findings);
  return concludeReading(text, { targets: [target], notes: [] }, findings, dropped);
}

interface Place {
  readonly type: ProfileType;
  readonly region: string;
  readonly members: Readonly<Record<string, string>>;
}

function findPlace({ hostname, pathname }: URL): Place | undefined {
  const [label = ''] = hostname.split('.', 1);
  const host = findStudioHost(hostname);
  if (!host) return undefined;
  const { type, region } = host;
  const path = pathname.slice(1);
  return type === 'studio'
    ? { type, region, members: { ...domainOf(label), ...landingOf(path) } }
    : { type, region, members: { notebookinstancename: label, ...(path && { landingpath: path }) } };
}

/** The domain of `d-….studio` and `studio-d-….studio`; nothing for the random name of a space's host. */
function domainOf(label: string): { readonly domainid?: string } {
  const id = label.replace(/^studio-(?=d-)/, '');
  return fitsConstraint('domainId', id) ? { domainid: id } : {};
}

/** What opens at a path: an app on its own host, the page of a space in Studio, or another of Studio's pages. */
function landingOf(path: string): {
  readonly landinguri?: string;
  readonly spacename?: string;
  readonly apptype?: string;
} {
  const [first = '', second = '', ...rest] = path.split('/');
  const app = Object.hasOwn(appPaths, first) ? appPaths[first] : undefined;
  if (app && second === 'default') return { landinguri: buildLandingUri({ app, path: appPlace(app, rest.join('/')) }) };
  const apptype = appsOfSpaces.find(candidate => spacePages[candidate] === first);
  if (apptype && fitsConstraint('spaceName', second)) return { spacename: second, apptype };
  const isStart = path === '' || /^(?:auth|home|loading)(?:\/|$)/.test(path);
  return isStart ? {} : { landinguri: buildLandingUri({ app: 'studio', path }) };
}

/** JupyterLab lands on `lab` by itself, and a workspace's name is the browser's own. */
function appPlace(app: LandingApp, path: string): string {
  if (app !== 'JupyterLab') return path;
  const place = path.replace(/^lab\/workspaces\/[^/]+\/?/, 'lab/');
  return /^lab\/?$/.test(place) ? '' : place;
}

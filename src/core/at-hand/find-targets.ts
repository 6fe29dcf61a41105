import type { ProfileType } from '../configuration/profile';
import { kindOf } from '../kinds/kinds';
import { type Message, message } from '../words/message';
import { plainName } from '../words/plain-name';
import { canonicalName, type GivenValue, type MemberGroup } from './member-group';
import { type Findings, takeText } from './member-values';
import { type Members, readRegion, readTarget } from './read-target';
import type { FoundTargets, Target } from './target';

/** One of the groups that is about a place to open, with the values of the groups within it. */
interface Place {
  readonly type: ProfileType;
  readonly members: Map<string, GivenValue>;
}

/** Statuses of what is gone, or soon will be. */
const gone: readonly unknown[] = ['Deleting', 'Deleted'];

/**
 * The targets that a text names. A domain that the text has people or spaces of only gives its name and region to
 * them. What cannot be opened by a link is left out, and said. The work grows only with the number of members.
 */
export function findTargets(root: MemberGroup, findings: Findings): FoundTargets {
  const { places, loose } = findPlaces(root);
  const domains = new Map(places.flatMap(({ members }) => nameDomain(members)));
  const refused = new Set([...domains].flatMap(([id, members]) => (needsIdentityCenter(members) ? [id] : [])));
  const isGone = ({ members }: Place) =>
    gone.includes((members.get('status') ?? members.get('notebookinstancestatus'))?.value);
  const isRefused = ({ members }: Place) =>
    needsIdentityCenter(members) || refused.has(String(members.get('domainid')?.value));
  const present = places.filter(place => !isGone(place));
  const open = present.filter(place => !isRefused(place));
  const usable = open.filter(({ members }) => !isUnifiedOnly(members));
  const peopled = new Set(
    usable.filter(({ members }) => !isDomain(members)).map(({ members }) => members.get('domainid')?.value),
  );
  const wanted = usable.filter(({ members }) => !isDomain(members) || !peopled.has(members.get('domainid')?.value));
  const looseRegion = readRegion(loose, findings);
  const targets = wanted.map(({ type, members }) =>
    completed(readTarget(type, members, findings), domains, looseRegion, findings),
  );
  const endpoint = [loose, ...wanted.map(({ members }) => members)]
    .map(members => members.get('endpointurl'))
    .find(given => given);
  return {
    targets: withoutRepeated(targets),
    notes: [
      ...noteNames('noteGone', places.filter(isGone)),
      ...noteNames('noteIdentityCenter', present.filter(isRefused)),
      ...noteNames(
        'noteUnifiedStudio',
        open.filter(({ members }) => isUnifiedOnly(members)),
      ),
    ],
    endpoint: takeText(endpoint, findings),
  };
}

function findPlaces(root: MemberGroup): { places: Place[]; loose: Members } {
  const found: Place[] = [];
  const around = new Map<string, GivenValue>();
  collect(root, found, around);
  const [first, ...others] = found;
  // What stands outside of all brackets is for the calls, if there are any.
  const isOutside = first !== undefined && others.length > 0 && findPlaceType(root) !== undefined;
  return isOutside ? { places: others, loose: first.members } : { places: found, loose: around };
}

function collect(group: MemberGroup, places: Place[], around: Map<string, GivenValue>): void {
  const type = findPlaceType(group);
  const members = type ? new Map<string, GivenValue>() : around;
  if (type) places.push({ type, members });
  for (const [name, given] of group.values) {
    const known = name === 'name' && type === 'notebookInstance' ? 'notebookinstancename' : name;
    if (!members.has(known)) members.set(known, given);
  }
  for (const inner of group.groups) {
    const access = inner.values.get('studiowebportalaccess');
    // The domain that is named there is one of Amazon DataZone.
    if (canonicalName(inner.label) !== 'unifiedstudiosettings') collect(inner, places, members);
    else if (access) members.set('studiowebportalaccess', access);
  }
}

function findPlaceType({ label, values }: MemberGroup): ProfileType | undefined {
  // Terraform names a notebook instance by its resource's `name`.
  const isResource = label.includes('aws_sagemaker_notebook_instance') && values.has('name');
  if (isResource || values.has('notebookinstancename')) return 'notebookInstance';
  const isStudio = ['domainid', 'userprofilename', 'spacename'].some(name => values.has(name));
  return isStudio ? 'studio' : undefined;
}

function isDomain(members: Members): boolean {
  return (
    members.has('domainid') && !['userprofilename', 'spacename', 'notebookinstancename'].some(name => members.has(name))
  );
}

function nameDomain(members: Members): [string, Members][] {
  const id = members.get('domainid')?.value;
  return isDomain(members) && typeof id === 'string' ? [[id, members]] : [];
}

/** Only domains of IAM can be opened by a link. Users of others are known by a member that no IAM domain has. */
function needsIdentityCenter(members: Members): boolean {
  return members.get('authmode')?.value === 'SSO' || members.has('singlesignonuseridentifier');
}

/**
 * A domain that has moved to SageMaker Unified Studio may be open in that alone (`StudioWebPortalAccess`):
 * https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_UnifiedStudioSettings.html
 */
function isUnifiedOnly(members: Members): boolean {
  return members.get('studiowebportalaccess')?.value === 'DISABLED';
}

function completed(
  target: Target,
  domains: ReadonlyMap<string, Members>,
  looseRegion: string | undefined,
  findings: Findings,
): Target {
  const { profile } = target;
  const domain = profile.type === 'studio' ? domains.get(profile.domainId) : undefined;
  const region = profile.region ?? (domain && readRegion(domain, findings)) ?? looseRegion;
  return {
    ...target,
    profile: region === undefined ? profile : { ...profile, region },
    domainName: target.domainName ?? takeText(domain?.get('domainname'), findings),
  };
}

/** Which of AWS's places a target is: two with the same text are the same. */
export function placeKey(profile: Target['profile'], region: string | undefined): string {
  const values = new Map<string, unknown>(Object.entries(profile));
  return JSON.stringify([
    region,
    profile.type,
    ...Object.values(kindOf(profile.type).linkMembers).map(field => values.get(field) || ''),
  ]);
}

function withoutRepeated(targets: readonly Target[]): Target[] {
  const byKey = new Map(targets.map(target => [placeKey(target.profile, target.profile.region), target]));
  return [...byKey.values()];
}

type NamesKey = 'noteGone' | 'noteIdentityCenter' | 'noteUnifiedStudio';

function noteNames(key: NamesKey, places: readonly Place[]): Message[] {
  if (places.length === 0) return [];
  const ids = ['spacename', 'userprofilename', 'notebookinstancename', 'domainid'];
  const names = places.map(({ members }) =>
    String(ids.map(id => members.get(id)?.value).find(value => value !== undefined)),
  );
  const shown = [...new Set(names)].slice(0, 10).map(name => plainName(name).slice(0, 63));
  return [message(key, { names: [...shown, ...(names.length > 10 ? ['…'] : [])].join(', ') })];
}

import type { ConstrainedField } from '../aws/aws-constraints';
import { buildLandingUri, isAppOfSpace, landingApps } from '../aws/landing-uri';
import { type CliProfile, parseCliProfile } from '../cli/cli-input';
import type { ProfileType } from '../configuration/profile';
import { kindOf } from '../kinds/kinds';
import { plainName } from '../words/plain-name';
import { canonicalName, type GivenValue } from './member-group';
import { type Findings, takeField, takeRegion, takeText } from './member-values';
import type { Target } from './target';

/** The members of one target, by their canonical names. */
export type Members = ReadonlyMap<string, GivenValue>;

/** The longest part of a name, so that a space's and its domain's fit into a profile's. */
const longestName = 80;

/** Where a region is: AWS's own members, boto3's and Terraform's arguments, and the fourth part of an ARN. */
const regionNames = ['region', 'regionname', 'awsregion'];
const arnNames = ['domainarn', 'userprofilearn', 'spacearn', 'apparn', 'notebookinstancearn', 'arn'];

/** The region that members name, themselves or in an ARN. A text that is no region becomes a problem. */
export function readRegion(members: Members, findings: Findings): string | undefined {
  const named = regionNames.map(name => members.get(name)).find(given => typeof given?.value === 'string');
  if (named) return takeRegion(named, findings);
  const arn = arnNames.map(name => members.get(name)).find(given => String(given?.value).startsWith('arn:'));
  const [, , , region] = String(arn?.value ?? '').split(':', 4);
  return arn && region ? takeRegion({ ...arn, value: region }, findings) : undefined;
}

/**
 * A target of a kind from its members. What is missing stays empty. `name` is the best name that the members have.
 */
export function readTarget(type: ProfileType, members: Members, findings: Findings): Target {
  const fields = Object.entries(kindOf(type).callMembers).map(
    ([member, field]) => [field, takeField(field, givenFor(field, member, members), findings)] as const,
  );
  const values = Object.fromEntries(fields.filter(([, value]) => value !== undefined));
  const region = readRegion(members, findings);
  // Only addresses have it. A longer one is none that a notebook instance has.
  const path = takeText(members.get('landingpath'), findings)?.slice(0, 1023);
  const required = Object.fromEntries(kindOf(type).required.map(field => [field, '']));
  const profile = parseCliProfile({
    ...required,
    ...values,
    ...landingOf(values, members),
    ...(region !== undefined && { region }),
    ...(type === 'notebookInstance' && path !== undefined && { path }),
    type,
  });
  return { profile, name: nameOf(profile, members), domainName: nameText(members.get('domainname')) };
}

function givenFor(field: ConstrainedField, member: string, members: Members): GivenValue | undefined {
  const given = members.get(canonicalName(member));
  // Only its owner opens a private space. Who opens a shared space, the text does not say.
  const isShared = members.get('sharingtype')?.value === 'Shared';
  return given ?? (field === 'userProfileName' && !isShared ? members.get('owneruserprofilename') : undefined);
}

/** The app of a space, or of a user profile, as the place to land in. */
function landingOf(values: Readonly<Record<string, unknown>>, members: Members): { landingUri?: string } {
  const appType = members.get('apptype')?.value;
  const app = landingApps.find(known => known === appType);
  const { landingUri, spaceName } = values;
  if (!app || landingUri !== undefined || (isAppOfSpace(app) && !spaceName)) return {};
  return { landingUri: buildLandingUri({ app, path: '' }) };
}

/** A place of its own before a person, and a person before the domain. */
function nameOf(profile: CliProfile, members: Members): string {
  if (profile.type === 'notebookInstance') return profile.notebookInstanceName;
  const shown = nameText(members.get('spacedisplayname')) || profile.spaceName || profile.userProfileName;
  return shown || nameText(members.get('domainname')) || profile.domainId;
}

function nameText(given: GivenValue | undefined): string | undefined {
  return typeof given?.value === 'string' ? plainName(given.value).slice(0, longestName).toWellFormed() : undefined;
}

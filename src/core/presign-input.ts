import type { ConstrainedField } from './aws-constraints';
import type { Connection } from './connection';
import { fitsConstraint } from './fits-constraint';
import { launchFailure } from './launch-failure';
import type { NotebookInstanceProfile, Profile, StudioProfile } from './profile';
import { isTemplateOf } from './resolve-names';

/** The shortest life that SageMaker gives a link, in seconds; enough, since the tab opens at once. */
export const defaultExpiresInSeconds = 5;

interface Where {
  readonly region: string;
  /** Replaces the SDK's own endpoint, for interface VPC endpoints, FIPS and local use. */
  readonly endpoint?: string | undefined;
}

export type PresignInput = Where &
  (
    | { readonly operation: 'CreatePresignedDomainUrl'; readonly input: DomainUrlInput }
    | { readonly operation: 'CreatePresignedNotebookInstanceUrl'; readonly input: NotebookInstanceUrlInput }
  );

export interface DomainUrlInput {
  readonly DomainId: string;
  readonly UserProfileName: string;
  readonly SpaceName?: string | undefined;
  readonly LandingUri?: string | undefined;
  readonly ExpiresInSeconds: number;
  readonly SessionExpirationDurationInSeconds?: number | undefined;
}

export interface NotebookInstanceUrlInput {
  readonly NotebookInstanceName: string;
  readonly SessionExpirationDurationInSeconds?: number | undefined;
}

/**
 * What to ask SageMaker for, from a profile whose names are resolved, with every value held against AWS's bounds.
 * Throws the failure `field-invalid`, which names the first field that AWS would refuse.
 */
export function presignInput(profile: Profile, connection: Connection): PresignInput {
  // Not by `findRefusedFields`: what claims have been put into is no template any more, whatever it looks like.
  refuse(findUnfitFields(profile));
  const where: Where = {
    region: profile.region ?? connection.region,
    ...(connection.endpoints?.sageMaker && { endpoint: connection.endpoints.sageMaker }),
  };
  return profile.type === 'studio'
    ? { ...where, operation: 'CreatePresignedDomainUrl', input: domainUrlInput(profile) }
    : { ...where, operation: 'CreatePresignedNotebookInstanceUrl', input: notebookInstanceUrlInput(profile) };
}

/** Throws the failure `field-invalid` for a profile that cannot be launched by anybody. */
export function requireUsable(profile: Profile): void {
  refuse(findRefusedFields(profile));
}

/**
 * Every field of a profile whose value AWS would refuse, in the order in which the editor shows them. A template is not
 * refused: what it becomes, for whoever is signed in, is judged then.
 */
export function findRefusedFields(profile: Profile): ConstrainedField[] {
  const values: Readonly<Record<string, unknown>> = { ...profile };
  return findUnfitFields(profile).filter(field => !isTemplateOf(field, values[field]));
}

function refuse([field]: readonly ConstrainedField[]): void {
  if (field) throw launchFailure({ code: 'field-invalid', field });
}

function findUnfitFields(profile: Profile): ConstrainedField[] {
  const required: ConstrainedField[] =
    profile.type === 'studio' ? ['domainId', 'userProfileName'] : ['notebookInstanceName'];
  const optional: ConstrainedField[] =
    profile.type === 'studio'
      ? ['spaceName', 'landingUri', 'expiresInSeconds', 'sessionExpirationDurationInSeconds']
      : ['sessionExpirationDurationInSeconds'];
  const values: Partial<Record<ConstrainedField, unknown>> = profile;
  return [...required, ...optional.filter(field => values[field] !== undefined)].filter(
    field => !fitsConstraint(field, values[field]),
  );
}

function domainUrlInput(profile: StudioProfile): DomainUrlInput {
  return {
    DomainId: profile.domainId,
    UserProfileName: profile.userProfileName,
    SpaceName: profile.spaceName,
    LandingUri: profile.landingUri,
    ExpiresInSeconds: profile.expiresInSeconds ?? defaultExpiresInSeconds,
    SessionExpirationDurationInSeconds: profile.sessionExpirationDurationInSeconds,
  };
}

function notebookInstanceUrlInput(profile: NotebookInstanceProfile): NotebookInstanceUrlInput {
  return {
    NotebookInstanceName: profile.notebookInstanceName,
    SessionExpirationDurationInSeconds: profile.sessionExpirationDurationInSeconds,
  };
}

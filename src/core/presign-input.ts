import type { ConstrainedField } from './aws-constraints';
import type { Connection } from './connection';
import { type FieldProblem, findFieldProblem } from './field-problem';
import { launchFailure } from './launch-failure';
import type { NotebookInstanceProfile, Profile, StudioProfile } from './profile';

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
 * What to ask SageMaker for, from a profile, with every value held against AWS's bounds.
 * Throws the failure `field-invalid`, which names the first field that AWS would refuse.
 */
export function presignInput(profile: Profile, connection: Connection): PresignInput {
  const problem = findProfileProblems(profile)[0];
  if (problem) throw launchFailure({ code: 'field-invalid', field: problem.field, expected: problem.expected });
  const where: Where = {
    region: profile.region ?? connection.region,
    ...(connection.endpoints?.sageMaker && { endpoint: connection.endpoints.sageMaker }),
  };
  return profile.type === 'studio'
    ? { ...where, operation: 'CreatePresignedDomainUrl', input: domainUrlInput(profile) }
    : { ...where, operation: 'CreatePresignedNotebookInstanceUrl', input: notebookInstanceUrlInput(profile) };
}

/** Every value of a profile that AWS would refuse, in the order in which the editor shows them. */
export function findProfileProblems(profile: Profile): FieldProblem[] {
  const required: ConstrainedField[] =
    profile.type === 'studio' ? ['domainId', 'userProfileName'] : ['notebookInstanceName'];
  const optional: ConstrainedField[] =
    profile.type === 'studio'
      ? ['spaceName', 'landingUri', 'expiresInSeconds', 'sessionExpirationDurationInSeconds']
      : ['sessionExpirationDurationInSeconds'];
  const values: Partial<Record<ConstrainedField, unknown>> = profile;
  return [...required, ...optional.filter(field => values[field] !== undefined)]
    .map(field => findFieldProblem(field, values[field]))
    .filter(problem => problem !== undefined);
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

import type { ConstrainedField } from '../aws/aws-constraints';
import { fitsConstraint } from '../aws/fits-constraint';
import type { Connection } from '../configuration/connection';
import type { Profile } from '../configuration/profile';
import { launchFailure } from '../failure/launch-failure';
import { kindOf, type PresignCall, withKind } from '../kinds/kinds';
import type { StateCall } from '../kinds/state-call';
import { isTemplateOf } from './resolve-names';

/** Where SageMaker is called. */
export interface CallPlace {
  readonly region: string;
  /** Replaces the SDK's own endpoint, for interface VPC endpoints, FIPS and local use. */
  readonly endpoint?: string | undefined;
}

/** A call to SageMaker for a link, and where to make it. */
export type PresignInput = PresignCall & CallPlace;

/** A call to SageMaker for a state, and where to make it. */
export type StateInput = StateCall & CallPlace;

/**
 * The call to SageMaker for a profile whose names are resolved. Every value is checked against AWS's bounds.
 * Throws the failure `field-invalid`, which names the first field that AWS would refuse.
 */
export function presignInput(profile: Profile, connection: Connection): PresignInput {
  // Templates are resolved by now, so `${…}` in a value is an error here.
  refuse(findUnfitFields(profile));
  return { ...withKind(profile, (kind, own) => kind.call(own)), ...placeOf(profile, connection) };
}

/**
 * The call to SageMaker for the state of what a profile opens; `undefined` if it has none. For a profile that
 * `presignInput` accepts.
 */
export function stateInput(profile: Profile, connection: Connection): StateInput | undefined {
  const call = withKind(profile, (kind, own) => kind.stateCall(own));
  return call && { ...call, ...placeOf(profile, connection) };
}

function placeOf(profile: Profile, { region, endpoints }: Connection): CallPlace {
  return { region: profile.region ?? region, ...(endpoints?.sageMaker && { endpoint: endpoints.sageMaker }) };
}

/** Throws the failure `field-invalid` for a profile that nobody can launch. */
export function requireUsable(profile: Profile): void {
  refuse(findRefusedFields(profile));
}

/**
 * Every field of a profile whose value AWS would refuse, in the order in which the editor shows them. Templates are
 * accepted here: their resolved values are checked at launch.
 */
export function findRefusedFields(profile: Profile): ConstrainedField[] {
  const values: Readonly<Record<string, unknown>> = { ...profile };
  return findUnfitFields(profile).filter(field => !isTemplateOf(field, values[field]));
}

function refuse([field]: readonly ConstrainedField[]): void {
  if (field) throw launchFailure({ code: 'field-invalid', field });
}

function findUnfitFields(profile: Profile): ConstrainedField[] {
  const { required, callMembers } = kindOf(profile.type);
  const values: Partial<Record<ConstrainedField, unknown>> = profile;
  return Object.values(callMembers)
    .filter(field => required.includes(field) || values[field] !== undefined)
    .filter(field => !fitsConstraint(field, values[field]));
}

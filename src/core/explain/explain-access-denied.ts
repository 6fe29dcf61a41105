import type { Failure } from '../failure/launch-outcome';
import { type MessageKey, message, type Words } from '../words/message';
import {
  type Explain,
  forAdministrator,
  openOptions,
  openStudioPage,
  type Remedy,
  signInAsOther,
  tryAgain,
} from './explanation';
import { isShort } from './is-short';
import { serviceOf } from './service';

type Refuser = NonNullable<Failure['refusedBy']>;

/** What each kind of policy is, and who can change it. The button is what may help without changing it. */
const refusers: Readonly<Record<Refuser, readonly [MessageKey, Remedy]>> = {
  'identity-based policy': ['refusedByIdentityPolicy', signInAsOther],
  'resource-based policy': ['refusedByResourcePolicy', signInAsOther],
  'role trust policy': ['refusedByTrustPolicy', openOptions],
  'service control policy': ['refusedByServiceControlPolicy', tryAgain],
  'resource control policy': ['refusedByResourceControlPolicy', tryAgain],
  'permissions boundary': ['refusedByPermissionsBoundary', tryAgain],
  'session policy': ['refusedBySessionPolicy', signInAsOther],
  'VPC endpoint policy': ['refusedByEndpointPolicy', tryAgain],
  'unnamed policy': ['refusedByUnnamedPolicy', signInAsOther],
  'other reason': ['refusedByOtherReason', signInAsOther],
};

/**
 * Whether an Allow statement in a policy of the role can help: only if AWS says that none allows it, or says nothing.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
function canBeAllowed({ refusedBy, isExplicitDeny }: Failure): boolean {
  return !isExplicitDeny && (refusedBy === undefined || refusedBy === 'identity-based policy');
}

/** The failure `access-denied` in words. */
export const explainAccessDenied: Explain = (failure, person) => {
  const { action = message('someAction'), resource, operation } = failure;
  const { name: service, isOfConnection } = serviceOf(operation);
  // The person has chosen the instance type, and can choose another one.
  const chosen = failure.field === 'instanceType' ? { alternative: openOptions } : {};
  if (isAboutApp(operation) && canBeAllowed(failure)) {
    const isStop = operation.startsWith('Delete') || operation.startsWith('Stop');
    const { instanceType: instance } = failure;
    const words = isStop
      ? { title: message('stopDeniedTitle'), cause: message('stopDeniedCause', { action }) }
      : instance
        ? {
            title: message('startDeniedTitleOn', { instance }),
            cause: message('startDeniedCauseOn', { action, instance }),
          }
        : { title: message('startDeniedTitle'), cause: message('startDeniedCause', { action }) };
    return {
      ...words,
      brief: message(isStop ? 'stopDeniedBrief' : 'startDeniedBrief'),
      remedy: operation.endsWith('NotebookInstance') ? tryAgain : openStudioPage,
      ...chosen,
    };
  }
  if (canBeAllowed(failure) && !isOfConnection) {
    const cause =
      failure.action && resource
        ? message('accessDeniedCauseOnResource', { action, resource })
        : message('accessDeniedCause', { action });
    const brief = isShort(person) ? message('accessDeniedBriefAs', { person }) : message('accessDeniedBrief');
    return { title: message('accessDeniedTitle'), cause, brief, remedy: signInAsOther };
  }
  const [key, remedy] = refusers[failure.refusedBy ?? 'other reason'];
  const values = { service, action, by: { key }, how: howRefused(failure) };
  const cause = resource
    ? message('accessRefusedCauseOnResource', { ...values, resource })
    : message('accessRefusedCause', values);
  return { title: message('accessRefusedTitle', { service }), cause, brief: forAdministrator, remedy, ...chosen };
};

/** Whether an operation is about an app or a notebook instance that is to be started or stopped, and not about a link. */
function isAboutApp(operation: string | undefined): operation is string {
  return operation !== undefined && /^(Describe|(Create|Delete)App$|(Start|Stop)NotebookInstance$)/.test(operation);
}

function howRefused({ isExplicitDeny, refusedBy }: Failure): Words {
  if (isExplicitDeny) return message('refusedExplicitly');
  return refusedBy && refusedBy !== 'other reason' ? message('refusedImplicitly') : '';
}

/**
 * The least statement that would allow what AWS refused, as JSON; `undefined` where none would.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_statement.html
 */
export function statementFor(failure: Failure): string | undefined {
  return statementForAll([failure]);
}

/** The same for refusals of one action: with each resource that it was refused on. */
export function statementForAll(failures: readonly Failure[]): string | undefined {
  const refused = failures.filter(({ code, action }) => code === 'access-denied' && action !== undefined);
  const resources = new Set(refused.filter(canBeAllowed).flatMap(resourceOf));
  const [first, ...others] = resources;
  if (!first) return undefined;
  const { action, instanceType } = refused[0] ?? {};
  const statement = { Effect: 'Allow', Action: action, Resource: others.length > 0 ? [first, ...others] : first };
  const Condition = { 'ForAnyValue:StringEquals': { 'sagemaker:InstanceTypes': [instanceType] } };
  return JSON.stringify(instanceType ? { ...statement, Condition } : statement, null, 2);
}

/** AWS names no resource for a list: IAM allows a list of all or of none. */
function resourceOf({ action = '', resource }: Failure): string[] {
  if (resource !== undefined) return [resource];
  return action.startsWith('sagemaker:List') ? ['*'] : [];
}

/** What denied access, for a ticket. Holds no name. */
export function refuserDetails({ refusedBy, isExplicitDeny }: Failure): string[] {
  return refusedBy ? [`Refused by: ${refusedBy}${isExplicitDeny ? ', explicit deny' : ''}`] : [];
}

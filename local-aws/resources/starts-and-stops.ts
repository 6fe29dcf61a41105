import { type Ahead, type Course, courseFrom } from './course';
import type { ResourceWays } from './resource-ways';

/** How things are when a start or a stop begins. */
export interface Moment {
  readonly ways: ResourceWays;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

type Kind = 'app' | 'notebookInstance';

/** A start, of an app or of a notebook instance. */
export function startCourse(
  { ways, now }: Moment,
  kind: Kind,
  instanceType: string,
): Course<'Pending' | 'InService' | 'Failed'> {
  const { startMilliseconds: lasts, startFailure } = ways;
  const end: Ahead<'InService' | 'Failed'> =
    startFailure === 'none'
      ? { status: 'InService' }
      : { status: 'Failed', failureReason: failureReasons[startFailure][kind](instanceType) };
  return courseFrom<'Pending' | 'InService' | 'Failed'>(now, { status: 'Pending', lasts }, end);
}

/** How long AWS still describes an app that was deleted: 24 hours (DescribeApp, in AWS's own model). */
const rememberedMilliseconds = 86_400_000;

export function deletedStages(): [Ahead<'Deleted'>, Ahead<'absent'>] {
  return [{ status: 'Deleted', lasts: rememberedMilliseconds }, { status: 'absent' }];
}

/** The stop of an app, which is its end. */
export function deletionCourse({ ways, now }: Moment): Course<'Deleting' | 'Deleted' | 'absent'> {
  const deleting = { status: 'Deleting', lasts: ways.stopMilliseconds } as const;
  return courseFrom<'Deleting' | 'Deleted' | 'absent'>(now, deleting, ...deletedStages());
}

/** The stop of a notebook instance. */
export function stopCourse({ ways, now }: Moment): Course<'Stopping' | 'Stopped'> {
  return courseFrom<'Stopping' | 'Stopped'>(
    now,
    { status: 'Stopping', lasts: ways.stopMilliseconds },
    { status: 'Stopped' },
  );
}

/** An update, after which a resource is in a status again. */
export function updateCourse<Status extends string>({ ways, now }: Moment, then: Status): Course<'Updating' | Status> {
  return courseFrom<'Updating' | Status>(now, { status: 'Updating', lasts: ways.updateMilliseconds }, { status: then });
}

/**
 * Why a start fails, as AWS words it. Of apps: github.com/aws/amazon-sagemaker-feedback, issues 99, 128 and 100; of notebook
 * instances: github.com/aws/amazon-sagemaker-examples, issue 207, and elsewhere the words for apps.
 */
const failureReasons: Readonly<
  Record<Exclude<ResourceWays['startFailure'], 'none'>, Readonly<Record<Kind, (instanceType: string) => string>>>
> = {
  capacity: {
    app: instanceType =>
      `EC2InsufficientCapacityError: Instance type '${instanceType}' is temporarily unavailable in supported availability zones [use1-az1]. Try again in a few minutes, or try a different instance type.`,
    notebookInstance: () => 'Insufficient notebook instance capacity. Retry later or with a different instance type.',
  },
  internal: { app: () => 'InternalFailure', notebookInstance: () => 'InternalFailure' },
  volume: { app: volumeReason, notebookInstance: volumeReason },
};

function volumeReason(): string {
  return 'VolumeModificationRateExceeded: We encountered an internal error when trying to update your volume size. We apologize for the inconvenience. Wait at least 6 hours before trying to update the volume size again.';
}

/** A status from a moment on, until the next one's moment. */
export interface Stage<Status extends string> {
  readonly status: Status;
  /** Milliseconds since the epoch, by the server's clock. */
  readonly from: number;
  /** Why it failed, where it did. */
  readonly failureReason?: string | undefined;
}

/** What a resource goes through by itself, one stage after the other: it needs nothing for it but time. */
export type Course<Status extends string> = readonly [Stage<Status>, ...Stage<Status>[]];

/** A time in milliseconds, or a change that never comes to its end. */
export type Duration = number | 'never';

/** A stage that is to come, with how long it lasts; forever unless told. */
export interface Ahead<Status extends string> extends Omit<Stage<Status>, 'from'> {
  readonly lasts?: Duration;
}

/** A course that begins at a moment, and goes on to each next stage when the one before has lasted its time. */
export function courseFrom<Status extends string>(
  from: number,
  { lasts = 'never', ...first }: Ahead<Status>,
  ...others: readonly Ahead<Status>[]
): Course<Status> {
  const [next, ...more] = others;
  if (lasts === 'never' || next === undefined) return [{ ...first, from }];
  return [{ ...first, from }, ...courseFrom(from + lasts, next, ...more)];
}

/** The stage that a course is in at a moment. */
export function stageAt<Status extends string>(course: Course<Status>, now: number): Stage<Status> {
  return course.findLast(({ from }) => from <= now) ?? course[0];
}

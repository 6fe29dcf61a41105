import * as v from 'valibot';
import { failureCodes, type LaunchOutcome } from '../../core/failure/launch-outcome';
import { isOfStored, type LaunchRequest } from '../../core/launch/launch-request';
import { storageItem } from '../api/storage-item';
import { withLock } from '../api/with-lock';
import { getManaged } from '../store/managed-configuration';

const recentLaunchSchema = v.object({
  profileId: v.string(),
  /** When it began, in milliseconds since 1970. */
  at: v.number(),
  /** How the launch ended. Earlier versions did not store this. */
  outcome: v.optional(v.picklist(['opened', 'switched', 'waited', ...failureCodes])),
  /** How long it took, in milliseconds. */
  milliseconds: v.optional(v.number()),
});

/** One of the last launches: which profile, when, how it ended and how long it took. Nothing else is remembered. */
export type RecentLaunch = v.InferOutput<typeof recentLaunchSchema>;

export const recentLaunches = storageItem('local', 'recentLaunches', v.array(recentLaunchSchema));

const maximumLaunches = 20;

/** Whether the policy lets recent launches be remembered; `undefined` if the policy cannot be read. */
export async function isHistoryKept(): Promise<boolean | undefined> {
  return await getManaged().then(
    ({ settings }) => settings.history !== false,
    () => undefined,
  );
}

/** The last launches, the latest first. Empty unless the policy can be read and lets them be remembered. */
export async function getRecentLaunches(): Promise<readonly RecentLaunch[]> {
  return (await isHistoryKept()) ? ((await recentLaunches.get()) ?? []) : [];
}

/**
 * Puts a launch that has ended at the front of the list. A launch of an unsaved profile is not remembered. `at` is only
 * shown: the order of launches is the order in which they are stored.
 */
export async function recordLaunch(
  request: LaunchRequest,
  at: number,
  milliseconds: number,
  outcome: LaunchOutcome,
): Promise<void> {
  if (!isOfStored(request)) return;
  // Launches that were remembered before the policy was set are removed, too.
  const remembered = await isHistoryKept();
  if (remembered === false) return await recentLaunches.remove();
  if (remembered === undefined) return;
  const launch = { profileId: request.profileId, at, outcome: nameOf(outcome), milliseconds };
  await updateRecentLaunches(before => [launch, ...before].slice(0, maximumLaunches));
}

/** Removes a profile from the recent launches. */
export async function forgetLaunchesOf(profileId: string): Promise<void> {
  await updateRecentLaunches(before => before.filter(launch => launch.profileId !== profileId));
}

export async function clearRecentLaunches(): Promise<void> {
  await updateRecentLaunches(() => []);
}

async function updateRecentLaunches(update: (before: readonly RecentLaunch[]) => RecentLaunch[]): Promise<void> {
  await withLock('recent-launches', async () => await recentLaunches.set(update(await getRecentLaunches())));
}

function nameOf(outcome: LaunchOutcome): NonNullable<RecentLaunch['outcome']> {
  if (outcome.result === 'failed') return outcome.failure.code;
  if (outcome.isWaiting) return 'waited';
  return outcome.isSwitched ? 'switched' : 'opened';
}

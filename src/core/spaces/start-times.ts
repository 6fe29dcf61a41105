import * as v from 'valibot';

const maximumTimes = 100;
/** A start that took longer than a day was none that anybody waited for. */
const longestSeconds = 86_400;

/** How long the last starts took, in seconds, by the ids of the profiles; the latest last. */
export const startTimesSchema = v.array(
  v.object({ profileId: v.string(), seconds: v.pipe(v.number(), v.minValue(0), v.maxValue(longestSeconds)) }),
);

export type StartTimes = v.InferOutput<typeof startTimesSchema>;

/** The times with that of one more start. */
export function withStartTime(times: StartTimes, profileId: string, milliseconds: number): StartTimes {
  const seconds = Math.round(milliseconds / 1000);
  if (!(seconds >= 0 && seconds <= longestSeconds)) return times;
  const others = times.filter(time => time.profileId !== profileId);
  return [...others, { profileId, seconds }].slice(-maximumTimes);
}

/** Minutes and seconds: `1:05`. A time that a clock makes negative counts as none. */
export function formatSeconds(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

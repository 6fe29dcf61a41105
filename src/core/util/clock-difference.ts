/** The time in a server's answer. */
export interface TimedAnswer {
  /** The `Date` header (RFC 9110 §6.6.1), as it came. */
  readonly date: string | null;
  /** This computer's clock before it asked and after it was answered, in milliseconds since 1970. */
  readonly askedAt: number;
  readonly answeredAt: number;
}

/** In seconds. If the clock differs by more, AWS refuses requests signed with its time (Signature Version 4). */
export const toleratedSeconds = 5 * 60;

/**
 * By how many seconds this computer's clock is ahead of a server's; less than 0 if it is behind. Assumes that the
 * server read its clock halfway between request and answer, and cut off the fraction of the second. `undefined` if the
 * answer has no readable time.
 */
export function clockDifference({ date, askedAt, answeredAt }: TimedAnswer): number | undefined {
  const told = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(told)) return undefined;
  // Adding 0 turns the -0 that rounding may give into 0.
  return Math.round(((askedAt + answeredAt) / 2 - (told + 500)) / 1000) + 0;
}

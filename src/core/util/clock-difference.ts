/** An answer of a server, as far as it tells the time. */
export interface TimedAnswer {
  /** The `Date` header (RFC 9110 §6.6.1), as it came. */
  readonly date: string | null;
  /** This computer's clock before it asked and after it was answered, in milliseconds since 1970. */
  readonly askedAt: number;
  readonly answeredAt: number;
}

/** More than this, in seconds, and AWS refuses what was signed by the clock (Signature Version 4). */
export const toleratedSeconds = 5 * 60;

/**
 * By how many seconds this computer's clock is ahead of a server's; less than 0 where it is behind. The server looked
 * at its own half-way between question and answer, and left away what was beyond the second. `undefined` where it told
 * no time that can be read.
 */
export function clockDifference({ date, askedAt, answeredAt }: TimedAnswer): number | undefined {
  const told = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(told)) return undefined;
  // The addition makes 0 of the -0 that rounding gives.
  return Math.round(((askedAt + answeredAt) / 2 - (told + 500)) / 1000) + 0;
}

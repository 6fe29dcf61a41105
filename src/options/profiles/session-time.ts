/** A time as it is typed: hours and minutes. Both empty means that AWS's default applies. */
export interface SessionTime {
  readonly hours: string;
  readonly minutes: string;
  /** Seconds that neither field shows. They are kept until a field is edited. */
  readonly rest: number;
}

export function toSessionTime(seconds: number | undefined): SessionTime {
  if (seconds === undefined) return { hours: '', minutes: '', rest: 0 };
  return {
    hours: String(Math.floor(seconds / 3600)),
    minutes: String(Math.floor((seconds % 3600) / 60)),
    rest: seconds % 60,
  };
}

/** The time in seconds: `undefined` if nothing was typed, NaN if the hours or minutes are not a whole number. */
export function toSeconds({ hours, minutes, rest }: SessionTime): number | undefined {
  if (hours.trim() === '' && minutes.trim() === '') return undefined;
  return wholeNumber(hours) * 3600 + wholeNumber(minutes) * 60 + rest;
}

/** Reads a typed whole number: NaN for any other text, 0 for an empty text. */
export function wholeNumber(text: string): number {
  const digits = text.trim();
  return /^\d{0,9}$/.test(digits) ? Number(digits) : Number.NaN;
}

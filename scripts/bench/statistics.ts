/** The value that so large a share of the values (0 to 1) does not pass. Throws where there is none. */
export function quantile(share: number, values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  if (value === undefined) throw new RangeError('No values');
  return value;
}

/** The middle value, or the mean of the two in the middle. Throws where there is none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const lower = sorted[(sorted.length - 1) >> 1];
  const upper = sorted[sorted.length >> 1];
  if (lower === undefined || upper === undefined) throw new RangeError('No values');
  return (lower + upper) / 2;
}

/** How many times the median of the others the median of the values is. */
export function ratioOfMedians(values: readonly number[], others: readonly number[]): number {
  return median(values) / median(others);
}

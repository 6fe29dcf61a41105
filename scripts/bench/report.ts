import { median, ratioOfMedians } from './statistics.ts';

/** One measurement of the product beside something else, taken in turn in one run. */
export interface Comparison {
  /** What was measured, in words. */
  readonly what: string;
  /** Which build: `now`, or `before` where another one is measured beside it. */
  readonly build: string;
  readonly unit: 'ms' | 'bytes' | 'calls';
  readonly product: readonly number[];
  /** What the product is compared to; a single value where that is a constant. */
  readonly other: readonly number[];
  /** The largest ratio of the medians that is wanted, where one is. */
  readonly goal?: number;
}

/** What a part has measured in one browser. */
export interface Report {
  /** What the product is compared to, in words. */
  readonly against?: string;
  readonly comparisons: readonly Comparison[];
  /** What else there is to say, line by line. */
  readonly lines: readonly string[];
}

/** A table in Markdown that is readable as it is, too: medians, with the least value in brackets. */
export function writeTable({ comparisons, against = 'other' }: Report): string {
  const head = ['measured', 'build', 'this extension', against, 'ratio', 'wanted'];
  const rows = comparisons.map(({ what, build, unit, product, other, goal }) => [
    ...[what, build, describe(product, unit), describe(other, unit)],
    ...[ratioOfMedians(product, other).toFixed(2), goal === undefined ? '' : `≤ ${goal}`],
  ]);
  const widths = head.map((_, column) => Math.max(3, ...[head, ...rows].map(row => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map(width => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/** All of a report in Markdown. */
export function writeReport(report: Report): string {
  const table = report.comparisons.length > 0 ? [writeTable(report)] : [];
  const lines = report.lines.length > 0 ? [['```text', ...report.lines, '```'].join('\n')] : [];
  return [...table, ...lines].join('\n\n');
}

function describe(values: readonly number[], unit: Comparison['unit']): string {
  const write = (value: number) => (unit === 'ms' ? value.toFixed(1) : `${Math.round(value * 10) / 10}`);
  const least = Math.min(...values);
  return values.length === 1 ? `${write(least)} ${unit}` : `${write(median(values))} ${unit} (${write(least)})`;
}

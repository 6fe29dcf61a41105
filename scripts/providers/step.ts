import type { LogEntry } from '../../local-aws/index';

/** One thing that a person does, and what came of it. */
export interface Step {
  readonly name: string;
  readonly isGood: boolean;
  readonly result: string;
  /** Those that the provider got, in their order. */
  readonly requests: readonly string[];
}

/** What a page is made of beside itself. */
const decoration = /^(text\/(css|javascript)|application\/(x-)?javascript|image|font)/;

/** The provider's requests in a log, without a page's pictures and styles; what is repeated at once is there once. */
export function requestsIn(log: readonly LogEntry[]): string[] {
  return log
    .filter(({ operation }) => operation === 'realProvider')
    .filter(({ status, detail }) => status !== 304 && !isDecoration(detail))
    .map(({ status, detail }) => [detail?.request, status, detail?.error].filter(Boolean).join(' '))
    .filter((request, index, all) => request !== all[index - 1]);
}

function isDecoration({ request = '', type = '' }: Record<string, string> = {}): boolean {
  if (request.includes('/.well-known/')) return false;
  return decoration.test(type) || /\.(css|js|json|ico|png|jpg|svg|woff2?)$/.test(request);
}

/** A table in Markdown. */
export function formatSteps(steps: readonly Step[]): string {
  const rows = steps.map(({ name, isGood, result, requests }) => {
    const cells = [
      name,
      `${isGood ? '✓' : '✗'} ${result}`,
      requests.map(request => `\`${request}\``).join('<br>') || 'none',
    ];
    return `| ${cells.map(cell => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  });
  return ['| step | result | requests that the provider got |', '| --- | --- | --- |', ...rows].join('\n');
}

import { runCommand } from './run-command';

export interface AuditResult {
  readonly verdict: 'passed' | 'failed' | 'skipped';
  /** What was found, or why nothing could be asked. */
  readonly text: string;
}

/** Asks the registry for known vulnerabilities of the runtime dependencies; `skipped` where it does not answer. */
export async function audit(): Promise<AuditResult> {
  const { output } = await runCommand('npm', ['audit', '--omit=dev', '--json'], {
    // One attempt: without a network the rest of the tests should not wait.
    env: { npm_config_fetch_retries: '0', npm_config_fetch_timeout: '20000', npm_config_loglevel: 'silent' },
  });
  return judgeAudit(output);
}

/** What `npm audit --json` printed: a report, or an object about the error that the registry or the network gave. */
export function judgeAudit(output: string): AuditResult {
  const report = parseReport(output);
  const counts: unknown = report?.metadata?.vulnerabilities;
  if (typeof counts !== 'object' || counts === null || !('total' in counts))
    return {
      verdict: 'skipped',
      text: `The registry gave no answer: ${report?.message ?? output.trim().slice(0, 200)}`,
    };
  if (counts.total === 0) return { verdict: 'passed', text: 'None is known.' };
  return { verdict: 'failed', text: Object.keys(report?.vulnerabilities ?? {}).join(', ') };
}

interface Report {
  readonly message?: string;
  readonly metadata?: { readonly vulnerabilities?: unknown };
  readonly vulnerabilities?: Readonly<Record<string, unknown>>;
}

function parseReport(output: string): Report | undefined {
  try {
    return JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1));
  } catch {
    return undefined;
  }
}

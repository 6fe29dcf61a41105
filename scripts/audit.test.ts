import { expect, test } from 'vitest';
import { judgeAudit } from './audit';

const report = (total: number, vulnerabilities: object) =>
  JSON.stringify({ auditReportVersion: 2, vulnerabilities, metadata: { vulnerabilities: { high: total, total } } });

test.each([
  ['a report without vulnerabilities', report(0, {}), 'passed', 'None is known.'],
  ['a report with some, and a warning before it', `npm warn x\n${report(2, { a: {}, b: {} })}`, 'failed', 'a, b'],
  [
    'a registry that takes no such question',
    '{"message":"405 Method Not Allowed"}',
    'skipped',
    'The registry gave no answer: 405 Method Not Allowed',
  ],
  [
    'no network',
    'npm error audit endpoint returned an error',
    'skipped',
    'The registry gave no answer: npm error audit endpoint returned an error',
  ],
  ['nothing', '', 'skipped', 'The registry gave no answer: '],
])('%s', (_name, output, verdict, text) => {
  expect(judgeAudit(output)).toEqual({ verdict, text });
});

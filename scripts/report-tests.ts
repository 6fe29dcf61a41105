import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import * as v from 'valibot';
import type { Reporter, TestModule } from 'vitest/node';

/** The environment variable that tells a run (vitest.config.ts) where to write its report. */
export const reportVariable = 'TEST_REPORT';

const reportSchema = v.object({
  files: v.array(
    v.object({
      project: v.string(),
      file: v.string(),
      /** Also where no test failed, but what they share could not be made, or the file could not be loaded. */
      isFailed: v.boolean(),
      milliseconds: v.number(),
      tests: v.array(
        v.object({
          name: v.string(),
          state: v.picklist(['passed', 'failed', 'skipped']),
          /** It failed, and was run again at once. */
          isRepeated: v.boolean(),
        }),
      ),
    }),
  ),
});

/** What came of each file of a run, in each project. */
export type TestReport = v.InferOutput<typeof reportSchema>;
export type FileReport = TestReport['files'][number];

/** A reporter for vitest that writes a report when a run has ended. */
export function reportTo(path: string): Reporter {
  return {
    onTestRunEnd: modules => {
      const report: TestReport = { files: modules.map(describeFile) };
      writeFileSync(path, JSON.stringify(report));
    },
  };
}

/** Throws where no run has written one. */
export function parseReport(text: string): TestReport {
  return v.parse(reportSchema, JSON.parse(text));
}

function describeFile(module: TestModule): FileReport {
  const tests = [...module.children.allTests()].map(test => {
    const { state } = test.result();
    return {
      name: test.fullName,
      // Of a run that was broken off.
      state: state === 'pending' ? ('skipped' as const) : state,
      isRepeated: (test.diagnostic()?.retryCount ?? 0) > 0,
    };
  });
  const { duration, setupDuration, collectDuration } = module.diagnostic();
  return {
    project: module.project.name,
    file: relative(module.project.config.root, module.moduleId).replaceAll('\\', '/'),
    isFailed: !module.ok(),
    milliseconds: Math.round(duration + setupDuration + collectDuration),
    tests,
  };
}

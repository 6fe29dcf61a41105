import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };

const folder = '.github/workflows';

const workflowSchema = v.object({
  on: v.looseObject({}),
  permissions: v.unknown(),
  concurrency: v.object({ group: v.string(), 'cancel-in-progress': v.boolean() }),
  jobs: v.record(
    v.string(),
    v.object({
      'runs-on': v.string(),
      'timeout-minutes': v.number(),
      permissions: v.optional(v.unknown()),
      strategy: v.optional(v.object({ 'fail-fast': v.boolean(), matrix: v.object({ os: v.array(v.string()) }) })),
      steps: v.array(
        v.object({
          uses: v.optional(v.string()),
          run: v.optional(v.string()),
          with: v.optional(v.record(v.string(), v.unknown())),
        }),
      ),
    }),
  ),
});

const files = readdirSync(folder).map(name => [name, readFileSync(join(folder, name), 'utf8')] as const);

describe.each(files)('%s', (_name, text) => {
  const workflow = v.parse(workflowSchema, load(text));
  const jobs = Object.values(workflow.jobs);
  const steps = jobs.flatMap(job => job.steps);

  test('uses actions at a full commit, whose version stands beside it', () => {
    const used = text.split('\n').filter(line => /\buses:/.test(line));
    expect(used).toHaveLength(steps.filter(({ uses }) => uses !== undefined).length);
    expect(used.filter(line => !/uses: actions\/[\w-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
    // One action, one commit.
    expect(new Set(used.map(line => line.trim())).size).toBe(new Set(used.map(line => line.split('@')[0])).size);
  });

  test('may read the repository and nothing else, and keeps no token where a script could find it', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    expect(jobs.filter(({ permissions }) => permissions !== undefined)).toEqual([]);
    expect(text).not.toMatch(/secrets\.|GITHUB_TOKEN|pull_request_target|workflow_run/);
    for (const { uses, with: inputs } of steps.filter(step => step.uses?.startsWith('actions/checkout@')))
      expect([uses, inputs?.['persist-credentials']]).toEqual([uses, false]);
  });

  test('ends what hangs, after much longer than it takes, and what has been replaced', () => {
    expect(jobs.map(job => job['timeout-minutes'])).toEqual(jobs.map(() => 360));
    expect(workflow.concurrency['cancel-in-progress']).toBe(true);
    expect(workflow.concurrency.group).toContain('github.ref');
  });

  test('runs on named versions of systems, and puts no words of a contributor into a command', () => {
    const systems = jobs.flatMap(job => job.strategy?.matrix.os ?? [job['runs-on']]);
    expect(systems.filter(system => !/^(ubuntu|macos|windows)-\d/.test(system))).toEqual([]);
    expect(steps.filter(({ run }) => run?.includes('${{'))).toEqual([]);
  });
});

test('everything is tested on Linux with the oldest Node, the build and the unit tests on macOS and Windows', () => {
  const { jobs } = v.parse(workflowSchema, load(readFileSync(join(folder, 'test.yml'), 'utf8')));
  const runs = (job: string) => jobs[job]?.steps.flatMap(({ run }) => run ?? []).join('\n');
  expect(runs('everything')).toMatch(/\bnpm test$/);
  const [, node] = jobs.everything?.steps ?? [];
  expect(`>=${node?.with?.['node-version']}`).toBe(packageJson.engines.node);
  expect(runs('build')).toBe('npm run package\nnpm run unit');
  expect(jobs.build?.strategy?.matrix.os.map(os => os.split('-')[0])).toEqual(['macos', 'windows']);
});

test('every text file has the same line ends on every system', () => {
  expect(readFileSync('.gitattributes', 'utf8')).toBe('* text=auto eol=lf\n');
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { members } from '../local-aws/value';
import manifest from '../manifest.json' with { type: 'json' };
import { template } from './support/studio-launcher-stack';

// docs/administrators.md, held against the template that it explains.

const guide = readFileSync(join(import.meta.dirname, '../docs/administrators.md'), 'utf8');

test('the guide explains every parameter, and no other', () => {
  const rows = guide.split('\n').filter(line => /^\| `[A-Z]/.test(line));
  const explained = rows.slice(
    0,
    rows.findIndex(row => row.includes('Login_GET')),
  );
  const names = explained.flatMap(row => [...(row.split('|')[1] ?? '').matchAll(/`(\w+)`/g)].map(([, name]) => name));
  expect(names.sort()).toEqual(Object.keys(members(template.Parameters)).sort());
});

test('the guide’s policies are JSON, and Firefox’s names this add-on', () => {
  const policies = [...guide.matchAll(/```json\n(.*?)```/gs)].map(([, json = '']) => JSON.parse(json));
  expect(policies).toHaveLength(3);
  expect(policies[2].policies.ExtensionSettings).toHaveProperty([manifest.browser_specific_settings.gecko.id]);
});

test('the file is small enough to be uploaded as it is', () => {
  // docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html: 51,200 bytes without a bucket.
  expect(Buffer.byteLength(readFileSync(join(import.meta.dirname, '../infra/studio-launcher.yaml')))).toBeLessThan(
    51_200,
  );
});

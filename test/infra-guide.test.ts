import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { members } from '../local-aws/value';
import manifest from '../manifest.json' with { type: 'json' };
import { parseConfiguration } from '../src/core/configuration/configuration';
import { template } from './support/studio-launcher-stack';

// docs/administrators.md, held against the template that it explains.

const guide = readFileSync(join(import.meta.dirname, '../docs/administrators.md'), 'utf8');

test('the guide explains every parameter, and no other', () => {
  // A parameter that two ways to sign in have is explained at both.
  const rows = guide.split('\n').filter(line => /^\| `[A-Z]/.test(line));
  const explained = rows.slice(
    0,
    rows.findIndex(row => row.includes('Login_GET')),
  );
  const names = explained.flatMap(row => [...(row.split('|')[1] ?? '').matchAll(/`(\w+)`/g)].map(([, name]) => name));
  expect([...new Set(names)].sort()).toEqual(Object.keys(members(template.Parameters)).sort());
});

test('the guide leads through five steps, in their order', () => {
  expect(guide.match(/^## \d\. .*$/gm)).toEqual([
    '## 1. Deploy the stack',
    '## 2. Add people',
    '## 3. Tag the user profiles',
    '## 4. Hand it out',
    '## 5. Verify',
  ]);
});

const examples = [...guide.matchAll(/```json\n(.*?)```/gs)].map(([, json = '']) => JSON.parse(json));

test('the guide’s configuration is one, and its role allows only a person’s own profile', () => {
  const [, , , permission, configuration] = examples;
  expect(parseConfiguration(configuration)).toMatchObject({ ok: true });
  expect(permission.Statement).toHaveLength(1);
  expect(permission.Statement[0].Condition.StringEquals).toEqual({
    'sagemaker:ResourceTag/studiouserid': `\${aws:PrincipalTag/studiouserid}`,
  });
});

test('the guide’s policies are JSON, and Firefox’s names this add-on', () => {
  expect(examples).toHaveLength(5);
  expect(examples[2].policies.ExtensionSettings).toHaveProperty([manifest.browser_specific_settings.gecko.id]);
});

test('the file is small enough to be uploaded as it is', () => {
  // docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html: 51,200 bytes without a bucket.
  expect(Buffer.byteLength(readFileSync(join(import.meta.dirname, '../infra/studio-launcher.yaml')))).toBeLessThan(
    51_200,
  );
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { members } from '../local-aws/value';
import { parseTemplate } from '../test/support/cloud-formation';
import { chinaTemplateFile, formatChinaTemplate } from './china-template';

const file = readFileSync(chinaTemplateFile, 'utf8');

test('infra/studio-launcher-china.yaml is what scripts/china-template.ts makes of infra/studio-launcher.yaml', () => {
  expect(file).toBe(formatChinaTemplate());
});

test('it names no resource type that China lacks, and nothing of user pools', () => {
  const types = Object.values(members(parseTemplate(file).Resources)).map(resource => members(resource).Type);
  expect(types).toEqual([
    'AWS::IAM::OIDCProvider',
    'AWS::Cognito::IdentityPool',
    'AWS::Cognito::IdentityPoolPrincipalTag',
    'AWS::IAM::Role',
    'AWS::Cognito::IdentityPoolRoleAttachment',
  ]);
  expect(file).not.toContain('UserPool');
});

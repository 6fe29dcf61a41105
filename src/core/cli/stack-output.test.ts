import { expect, test } from 'vitest';
import { exampleDocument } from '../../../test/support/example-document';
import { findStackOutput } from './stack-output';

const document = JSON.stringify(exampleDocument);
const described = (Outputs?: object[]) => JSON.stringify({ Stacks: [{ StackName: 'studio-launcher', Outputs }] });
const pool = { OutputKey: 'UserPoolId', OutputValue: 'us-east-1_AbCdEfGhI' };

test.each<[what: string, text: string, found: string]>([
  ['the document alone', document, document],
  ['a terminal’s text', `$ aws …\nSuccessfully created/updated stack - studio-launcher\n${document}\n$ `, document],
  ['the answer of describe-stacks', described([pool, { OutputKey: 'Configuration', OutputValue: document }]), document],
  ['a stack without that output', described([pool]), described([pool])],
  ['a stack without outputs', described(), described()],
  ['a text that ends before the document does', '{"version":1', '{"version":1'],
  ['something else', 'An error occurred (AccessDenied)', 'An error occurred (AccessDenied)'],
  ['nothing', '', ''],
])('%s', (_what, text, found) => {
  expect(findStackOutput(text)).toBe(found);
});

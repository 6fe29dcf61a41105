import { describe, expect, test } from 'vitest';
import { type Decision, evaluatePolicy, iamPages, type PolicyRequest } from './evaluate-policy';
import type { Members, Value } from './value';

// The evaluator against what AWS documents, before anything is judged with it.

const read: PolicyRequest = { action: 'a:Read', resource: 'arn:aws:a:r:1:thing/x', context: {} };
const allow: Members = { Effect: 'Allow', Action: 'a:Read', Resource: '*' };
const when = (Condition: Members): Members => ({ ...allow, Condition });
// A policy variable, not a template string.
const variable = (key: string) => `\${${key}}`;

type Case = [rule: string, statements: Value, context: PolicyRequest['context'], decision: Decision];

const table: Record<keyof typeof iamPages, Case[]> = {
  evaluation: [
    ['what nothing allows is denied', [], {}, 'denied by default'],
    ['an Allow allows', [allow], {}, 'allowed'],
    ['an explicit Deny wins over any Allow', [allow, { ...allow, Effect: 'Deny' }], {}, 'denied explicitly'],
    [
      'a Deny whose condition fails does not apply',
      [allow, { ...when({ Null: { k: 'false' } }), Effect: 'Deny' }],
      {},
      'allowed',
    ],
  ],
  action: [
    ['an action’s case does not count', { ...allow, Action: 'A:READ' }, {}, 'allowed'],
    ['* stands for any characters', { ...allow, Action: 'a:R*' }, {}, 'allowed'],
    ['? stands for one', { ...allow, Action: 'a:Rea?' }, {}, 'allowed'],
    ['… and not for none', { ...allow, Action: 'a:Read?' }, {}, 'denied by default'],
    ['another service’s * is not this one’s', { ...allow, Action: 'b:*' }, {}, 'denied by default'],
    ['one of a list is enough', { ...allow, Action: ['a:Write', 'a:Read'] }, {}, 'allowed'],
  ],
  resource: [
    ['* goes past slashes', { ...allow, Resource: 'arn:aws:a:r:1:*' }, {}, 'allowed'],
    ['a resource’s case counts', { ...allow, Resource: 'arn:aws:a:r:1:Thing/x' }, {}, 'denied by default'],
    ['a dot is a dot', { ...allow, Resource: 'arn.aws:a:r:1:thing/x' }, {}, 'denied by default'],
  ],
  operators: [
    ['StringEquals is to the letter', when({ StringEquals: { k: 'A' } }), { k: 'a' }, 'denied by default'],
    ['StringEquals has no wildcards', when({ StringEquals: { k: '*' } }), { k: 'a' }, 'denied by default'],
    ['StringLike has', when({ StringLike: { k: 'a*' } }), { k: 'abc' }, 'allowed'],
    ['?* is not like nothing', when({ StringLike: { k: '?*' } }), { k: '' }, 'denied by default'],
    ['a key that is not there matches nothing', when({ StringLike: { k: '*' } }), {}, 'denied by default'],
    [
      'ArnLike has wildcards, too',
      when({ ArnLike: { k: 'arn:aws:s:r:1:t/*' } }),
      { k: 'arn:aws:s:r:1:t/x' },
      'allowed',
    ],
    [
      '… within a part of the ARN',
      when({ ArnLike: { k: 'arn:*:1:t/x' } }),
      { k: 'arn:aws:s:r:1:t/x' },
      'denied by default',
    ],
    [
      '… and none of a variable',
      when({ ArnLike: { k: `arn:aws:s:r:1:t/\${l}` } }),
      { k: 'arn:aws:s:r:1:t/x', l: '*' },
      'denied by default',
    ],
    ['a negated operator holds without its key', when({ StringNotEquals: { k: 'a' } }), {}, 'allowed'],
    ['… also for addresses', when({ NotIpAddress: { k: '192.0.2.0/24' } }), {}, 'allowed'],
    ['an address in the range', when({ IpAddress: { k: '192.0.2.0/24' } }), { k: '192.0.2.9' }, 'allowed'],
    ['an address beside it', when({ IpAddress: { k: '192.0.2.0/24' } }), { k: '192.0.3.9' }, 'denied by default'],
    ['an address of version 6', when({ IpAddress: { k: '2001:db8::/32' } }), { k: '2001:db8::1' }, 'allowed'],
    ['one address without a prefix', when({ IpAddress: { k: '192.0.2.9' } }), { k: '192.0.2.9' }, 'allowed'],
    ['Null true: the key must not be there', when({ Null: { k: 'true' } }), { k: 'a' }, 'denied by default'],
    ['Null false: the key must be there', when({ Null: { k: 'false' } }), { k: 'a' }, 'allowed'],
  ],
  severalKeys: [
    [
      'all operators must hold',
      when({ StringEquals: { k: 'a' }, StringLike: { l: 'b' } }),
      { k: 'a' },
      'denied by default',
    ],
    ['all keys must hold', when({ StringEquals: { k: 'a', l: 'b' } }), { k: 'a', l: 'c' }, 'denied by default'],
    ['one of a key’s values is enough', when({ StringEquals: { k: ['b', 'a'] } }), { k: 'a' }, 'allowed'],
    ['negated, none of them may match', when({ StringNotEquals: { k: ['b', 'a'] } }), { k: 'a' }, 'denied by default'],
    [
      'a key’s case does not count',
      when({ StringEquals: { 'aws:sourcevpce': 'v' } }),
      { 'aws:SourceVpce': 'v' },
      'allowed',
    ],
  ],
  severalValues: [
    [
      'ForAnyValue: one of many',
      when({ 'ForAnyValue:StringLike': { k: 'auth*' } }),
      { k: ['p', 'authenticated'] },
      'allowed',
    ],
    [
      'ForAnyValue: none of many',
      when({ 'ForAnyValue:StringLike': { k: 'z' } }),
      { k: ['p', 'q'] },
      'denied by default',
    ],
    ['ForAnyValue: no values', when({ 'ForAnyValue:StringLike': { k: '*' } }), {}, 'denied by default'],
  ],
  variables: [
    ['a variable is its value', when({ StringEquals: { k: variable('u') } }), { k: 'a', u: 'a' }, 'allowed'],
    ['… to the letter', when({ StringEquals: { k: variable('u') } }), { k: 'a', u: 'A' }, 'denied by default'],
    ['without a value it equals nothing', when({ StringEquals: { k: variable('u') } }), { k: '' }, 'denied by default'],
    ['… not its own name', when({ StringEquals: { k: variable('u') } }), { k: variable('u') }, 'denied by default'],
    ['… is like nothing', when({ StringLike: { k: `*${variable('u')}*` } }), { k: 'a' }, 'denied by default'],
    ['… and is unequal to all', when({ StringNotEquals: { k: variable('u') } }), { k: 'a' }, 'allowed'],
    ['a resource with it matches nothing', { ...allow, Resource: `*${variable('u')}` }, {}, 'denied by default'],
    ['a resource with its value', { ...allow, Resource: `*/${variable('u')}` }, { u: 'x' }, 'allowed'],
    ['its * is only a character', when({ StringLike: { k: variable('u') } }), { k: 'a', u: '*' }, 'denied by default'],
  ],
};

describe.each(Object.entries(table))('%s', (topic, cases) => {
  test.each(cases)(
    `%s (${Object.entries(iamPages).find(([name]) => name === topic)?.[1]})`,
    (_rule, Statement, context, decision) => {
      expect(evaluatePolicy({ Version: '2012-10-17', Statement }, { ...read, context })).toBe(decision);
    },
  );
});

test('what the evaluator does not know it refuses to judge', () => {
  expect(() =>
    evaluatePolicy({ Statement: when({ DateLessThan: { k: 'x' } }) }, { ...read, context: { k: 'y' } }),
  ).toThrow('DateLessThan is not known here');
  expect(() => evaluatePolicy({ Statement: { ...allow, NotAction: 'a:b' } }, read)).toThrow(
    'NotAction is not known here',
  );
});

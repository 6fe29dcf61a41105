import { describe, expect, test } from 'vitest';
import { claimsOf, parseTemplate, resolveTemplate } from './claim-template';
import { shortenTemplates } from './templates';

const alice = {
  email: 'Alice.Smith@acme.example',
  name: 'Ålice Škoda-Łuk',
  'cognito:username': 'alice',
  'https://acme.example/team': 'Red Team',
  empty: '',
};

describe('a name', () => {
  test.each([
    ['alice', 'alice'],
    ['', ''],
    ['$5 {a} }', '$5 {a} }'],
    [`\${claim:cognito:username}`, 'alice'],
    [`\${claim:email}`, 'Alice.Smith@acme.example'],
    [`\${claim:email|localpart}`, 'Alice.Smith'],
    [`\${claim:email|localpart|slug}`, 'Alice-Smith'],
    [`\${claim:email|lower|localpart|slug}`, 'alice-smith'],
    [`\${claim:email|slug|localpart}`, 'Alice-Smith-acme-example'],
    [`\${claim:name|slug|lower}`, 'alice-skoda-luk'],
    [`\${claim:https://acme.example/team|slug}`, 'Red-Team'],
    [`x-\${claim:cognito:username}-\${claim:cognito:username|slug}-lab`, 'x-alice-alice-lab'],
  ])('%j becomes %j', (name, text) => {
    expect(resolveTemplate(name, alice)).toEqual({ ok: true, text });
  });

  test.each([
    ['of no sign-in', `\${claim:department}`, 'department'],
    ['that is empty', `\${claim:empty|slug}`, 'empty'],
    ['that every object has', `\${claim:constructor}`, 'constructor'],
    ['beside one that is there', `\${claim:email}\${claim:b}\${claim:a}`, 'b'],
  ])('with a claim %s lacks it, by its name', (_name, name, claim) => {
    expect(resolveTemplate(name, alice)).toEqual({ ok: false, claim });
  });

  test('is resolved once: what a claim holds is no template', () => {
    const claims = { a: `\${claim:b}`, b: 'secret' };
    expect(resolveTemplate(`\${claim:a}`, claims)).toEqual({ ok: true, text: `\${claim:b}` });
  });

  test('names its claims, each once', () => {
    expect(claimsOf(`\${claim:a}-\${claim:b|slug}-\${claim:a|lower}`)).toEqual(['a', 'b']);
    expect(claimsOf('alice')).toEqual([]);
  });

  test('is short for people: the claim in the place of what is done with it', () => {
    expect(shortenTemplates(`\${claim:email|localpart|slug} · d-1 · \${claim:team}-lab`)).toBe(
      '{email} · d-1 · {team}-lab',
    );
  });
});

test.each([
  ['Zoë Müller-Straße', 'Zoe-Muller-Strasse'],
  ['  Åsa  (o_O)  ', 'Asa-o-O'],
  ['Ørsted & Æsir', 'Orsted-AEsir'],
  ['ﬁne №', 'fine-No'],
  ['李小龙', ''],
  ['李 x', 'x'],
  [`${'a'.repeat(62)}-bc`, 'a'.repeat(62)],
  ['a'.repeat(500), 'a'.repeat(63)],
])('the slug of %j is %j', (claim, text) => {
  expect(resolveTemplate(`\${claim:a|slug}`, { a: claim })).toEqual({ ok: true, text });
});

test.each([
  ['alice@acme@example', 'alice@acme'],
  ['alice', 'alice'],
  ['@acme', ''],
])('the local part of %j is %j', (claim, text) => {
  expect(resolveTemplate(`\${claim:a|localpart}`, { a: claim })).toEqual({ ok: true, text });
});

describe('a malformed template is told:', () => {
  test.each([
    [`\${claim:email`, { problem: 'unclosed' }],
    [`\${claim:a\${claim:b}`, { problem: 'unclosed' }],
    [`a-\${`, { problem: 'unclosed' }],
    [`\${}`, { problem: 'not-a-claim', found: '' }],
    [`\${email}`, { problem: 'not-a-claim', found: 'email' }],
    [`\${claim:}`, { problem: 'not-a-claim', found: 'claim:' }],
    [`\${claim:|slug}`, { problem: 'not-a-claim', found: 'claim:|slug' }],
    [`\${Claim:email}`, { problem: 'not-a-claim', found: 'Claim:email' }],
    [`\${claim:email|upper}`, { problem: 'unknown-transform', found: 'upper' }],
    [`\${claim:email|}`, { problem: 'unknown-transform', found: '' }],
    [`\${claim:email|slug |lower}`, { problem: 'unknown-transform', found: 'slug ' }],
    [`\${claim:email|constructor}`, { problem: 'unknown-transform', found: 'constructor' }],
    ['a'.repeat(257), { problem: 'too-long' }],
  ])('%.40j', (name, problem) => {
    expect(parseTemplate(name)).toEqual({ ok: false, ...problem });
  });
});

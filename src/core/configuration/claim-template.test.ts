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
  ['Əli Ħajdu ẞ', 'Eli-Hajdu-SS'],
  ['Kaʻiulani 🌺', 'Ka-iulani'],
  ['a'.repeat(63), 'a'.repeat(63)],
  [`-${'a'.repeat(63)}-`, 'a'.repeat(63)],
])('the slug of %j is %j', (claim, text) => {
  expect(resolveTemplate(`\${claim:a|slug}`, { a: claim })).toEqual({ ok: true, text });
});

test.each([
  ['alice@acme@example', 'alice@acme'],
  ['alice', 'alice'],
])('the local part of %j is %j', (claim, text) => {
  expect(resolveTemplate(`\${claim:a|localpart}`, { a: claim })).toEqual({ ok: true, text });
});

describe('83: a claim of which nothing is left is missing, whatever stands around it:', () => {
  test.each<[claim: string, template: string]>([
    ['李小龙', `team\${claim:a|slug}`],
    ['李 x', `\${claim:a|slug}-team`],
    ['Жанна', `\${claim:a|lower|slug}`],
    ['Alice Жук', `\${claim:a|slug}`],
    ['٣', `t\${claim:a|slug}`],
    ['—', `t\${claim:a|slug}`],
    ['@acme', `t-\${claim:a|localpart}`],
    ['@acme', `\${claim:a|localpart|slug}x`],
    [' @acme', `t\${claim:a|localpart}`],
    [' \t\n', `t\${claim:a}`],
    ['\u00a0\u3000', `t\${claim:a|lower}`],
    ['', `t\${claim:a}t`],
  ])('%j in %s', (claim, template) => {
    expect(resolveTemplate(template, { a: claim })).toEqual({ ok: false, claim: 'a' });
  });

  test('the one of several that is empty is named', () => {
    const claims = { name: '李', email: 'alice@acme.example' };
    expect(resolveTemplate(`\${claim:email|localpart}-\${claim:name|slug}`, claims)).toEqual({
      ok: false,
      claim: 'name',
    });
  });

  test('what is longer than a name is not cut: two people would get the same', () => {
    const [one, other] = ['b', 'c'].map(end => resolveTemplate(`\${claim:a|slug}`, { a: `${'a'.repeat(63)}${end}` }));
    expect([one, other]).toEqual([
      { ok: false, claim: 'a' },
      { ok: false, claim: 'a' },
    ]);
  });
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

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findBritishSpellings, findStyleProblems, type StyledMessage } from './support/message-style';
import { textsOnButtons } from './support/texts-in-code';

// What the style of the texts refuses. test/messages.test.ts holds every text against it.

const text = (message: string, part: Partial<StyledMessage> = {}): StyledMessage => ({
  ...{ key: 'someText', message, isOnButton: false },
  ...part,
});

test('a plain text has no problem, whatever its values are', () => {
  expect(findStyleProblems('en', text('You’re signed in as “$NAME$”.'))).toEqual([]);
});

describe('refused is', () => {
  test.each<[string, StyledMessage, RegExp]>([
    ['a button of 37 characters', text('x'.repeat(37), { isOnButton: true }), /a button may have 36/],
    ['a remedy of 37 characters', text('x'.repeat(37), { key: 'remedyTryAgain' }), /a button may have 36/],
    ['a title of 53 characters', text('x'.repeat(53), { key: 'offlineTitle' }), /a title may have 52/],
    ['a cause of 191 characters', text('x'.repeat(191), { key: 'awsFailedCauseUntil' }), /a cause may have 190/],
    ['a hint of 181 characters', text('x'.repeat(181), { key: 'spaceHint' }), /a hint may have 180/],
    ['any text of 191 characters', text('x'.repeat(191)), /a text may have 190/],
    ['a straight apostrophe', text("You're offline"), /straight/],
    ['a straight quotation mark', text('No "name"'), /straight/],
    ['a dollar sign that begins no value', text(`Replace \${…}.`), /dollar/],
    ['a semicolon', text('Check the network; try again.'), /semicolon/],
    ['the options page', text('See the options page.'), /Settings/],
    ['a British spelling', text('Blocked by your organisation'), /British: organisation/],
  ])('%s', (_name, message, problem) => {
    expect(findStyleProblems('en', message)).toEqual([expect.stringMatching(problem)]);
  });
});

test.each(['organisation', 'Synchronised', 'colour', 'behaviour', 'cancelled', 'licence', 'grey', 'recognise'])(
  '“%s” is British',
  word => {
    expect(findBritishSpellings(`The ${word} of it`)).toEqual([word]);
  },
);

test('the names of code in backquotes have no spelling', () => {
  expect(findBritishSpellings('The code `sign-in-cancelled` is canceled.')).toEqual([]);
});

test('a text on a button is found also where a condition chooses it', () => {
  const code = `const a = <p>{t('no')}<button type="submit" title={t('title')}>{is ? t('one') : t('other')}</button></p>;`;
  expect(textsOnButtons('a.tsx', code)).toEqual(['one', 'other']);
});

const documents = [...readdirSync('.'), ...readdirSync('docs').map(name => `docs/${name}`)];

test.each(documents.filter(name => name.endsWith('.md')))('%s is in American English', name => {
  expect(findBritishSpellings(readFileSync(name, 'utf8'))).toEqual([]);
});

import { expect, test } from 'vitest';
import { landingApps } from '../aws/landing-uri';
import { appWords, isOmniboxHelp, type OmniboxQuery, parseOmniboxText } from './omnibox-query';

test.each<[text: string, query: OmniboxQuery]>([
  ['', { search: '' }],
  ['  prod  ', { search: 'prod' }],
  ['prod lab east', { search: 'prod east', app: 'JupyterLab', appWord: 'lab' }],
  ['prod canvas', { search: 'prod', app: 'Canvas', appWord: 'canvas' }],
  ['prod CODE', { search: 'prod', app: 'CodeEditor', appWord: 'code' }],
  ['prod vscode', { search: 'prod', app: 'CodeEditor', appWord: 'vscode' }],
  ['prod @team', { search: 'prod', spaceName: 'team' }],
  ['prod code @team', { search: 'prod', app: 'CodeEditor', appWord: 'code', spaceName: 'team' }],
  ['prod @team code', { search: 'prod', app: 'CodeEditor', appWord: 'code', spaceName: 'team' }],
  ['canvas', { search: 'canvas' }],
  ['@team', { search: '@team' }],
  ['prod @', { search: 'prod @' }],
  ['prod canva', { search: 'prod canva' }],
])('%j is taken apart', (text, query) => {
  expect(parseOmniboxText(text)).toEqual(query);
});

test.each([
  ['?', true],
  [' ? ', true],
  ['prod ?', false],
  ['', false],
])('%j asks for help: %s', (text, isHelp) => {
  expect(isOmniboxHelp(text)).toBe(isHelp);
});

test('each app can be typed', () => {
  expect(new Set(appWords.values())).toEqual(new Set(landingApps));
});

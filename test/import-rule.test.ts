import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findCircle, findViolations, listImports } from './support/import-rule';

const root = join(import.meta.dirname, '..');
const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter(name => /\.tsx?$/.test(name))
  .map(name => `src/${name.replaceAll('\\', '/')}`);

describe('every file of src keeps to the project structure', () => {
  test('and there are files to look at', () => {
    expect(files).toContain('src/background.ts');
    expect(files.length).toBeGreaterThan(50);
  });

  test.each(files)('%s', path => {
    expect(findViolations(path, readFileSync(join(root, path), 'utf8'))).toEqual([]);
  });
});

test('no import goes in a circle, types included', () => {
  const imports = new Map(
    files.map(path => [path.replace(/\.tsx?$/, ''), listImports(path, readFileSync(join(root, path), 'utf8'))]),
  );
  expect(findCircle(imports)).toEqual([]);
});

test.each<[name: string, imports: [string, string[]][], circle: string[]]>([
  [
    'none',
    [
      ['a', ['b', 'c']],
      ['b', ['c']],
      ['c', []],
    ],
    [],
  ],
  [
    'two files',
    [
      ['a', ['b']],
      ['b', ['c']],
      ['c', ['b']],
    ],
    ['b', 'c'],
  ],
  ['a file that imports itself', [['a', ['a']]], ['a']],
])('a circle is found: %s', (_name, imports, circle) => {
  expect(findCircle(new Map(imports))).toEqual(circle);
});

describe('the rule lets pass', () => {
  test.each([
    ['src/core/a.ts', "import { b } from './b';"],
    ['src/core/a.ts', "import * as v from 'valibot';"],
    ['src/core/store/a.ts', "import '../words/b'; import './c';"],
    ['src/core/a.ts', "import './launch/b';"],
    ['src/browser/triggers/a.ts', "import '../launch/b'; import '../../core/search/c';"],
    ['src/background.ts', "import './browser/triggers/a';"],
    ['src/options/transfer/a.tsx', "import '../profiles/b'; import '../shared/c';"],
    ['src/options/main.tsx', "import './shortcuts/a';"],
    ['src/aws/a.ts', "import { SageMakerClient } from '@aws-sdk/client-sagemaker'; import '../core/a';"],
    ['src/sign-in/a.ts', "import * as oauth from 'oauth4webapi';"],
    ['src/browser/a.ts', "import { browser } from './browser'; browser.tabs.create({});"],
    ['src/popup/main.tsx', "import { render } from 'preact'; import './popup.css'; let page = render;"],
    ['src/popup/a.tsx', "import { useState } from 'preact/hooks'; import { b } from '../ui/b';"],
    ['src/ports/a.ts', "import '../aws/a'; import '../sign-in/a'; import '../browser/a'; import '../core/a';"],
    ['src/background.ts', "import './ports/a'; import './browser/a'; import './core/a';"],
    ['src/core/a.test.ts', "import { test } from 'vitest'; import { a } from '../../test/support/a'; let b = a(test);"],
    ['src/aws/a.test.ts', "import { users } from '../../local-aws/world'; import { once } from 'node:events';"],
    ['src/core/a.ts', 'export function a() { let b = 1; b += 1; return b; }'],
    ['src/core/a.ts', 'export const chrome = 1; const a = { browser: chrome }; a.browser;'],
  ])('%s: %s', (path, code) => {
    expect(findViolations(path, code)).toEqual([]);
  });
});

describe('the rule refuses', () => {
  test.each<[kind: string, path: string, code: string, violation: string]>([
    ['another folder', 'src/core/a.ts', "import { a } from '../aws/a';", 'imports ../aws/a'],
    ['another folder’s types', 'src/core/a.ts', "import type { A } from '../ui/a';", 'imports ../ui/a'],
    ['an inline type', 'src/core/a.ts', "import { type A } from '../ui/a';", 'imports ../ui/a'],
    ['an import for its effect', 'src/aws/a.ts', "import '../browser/a';", 'imports ../browser/a'],
    ['an export from elsewhere', 'src/ui/a.ts', "export { a } from '../ports/a';", 'imports ../ports/a'],
    ['an export of all', 'src/sign-in/a.ts', "export * from '../aws/a';", 'imports ../aws/a'],
    ['a named export of all', 'src/sign-in/a.ts', "export * as a from '../aws/a';", 'imports ../aws/a'],
    ['a type export', 'src/core/a.ts', "export type { A } from '../aws/a';", 'imports ../aws/a'],
    ['a dynamic import', 'src/core/a.ts', "const a = () => import('../aws/a');", 'imports ../aws/a'],
    [
      'an import that nobody can tell',
      'src/core/a.ts',
      'const a = (b: string) => import(b);',
      'imports what cannot be told',
    ],
    ['a type by import()', 'src/core/a.ts', "type A = import('../aws/a').A;", 'imports ../aws/a'],
    ['import =', 'src/core/a.ts', "import a = require('../aws/a');", 'imports ../aws/a'],
    ['the composition root', 'src/popup/a.ts', "import '../background';", 'imports ../background'],
    ['the composition root with extension', 'src/aws/a.ts', "import '../background.ts';", 'imports ../background.ts'],
    ['a page in a page', 'src/popup/a.ts', "import '../options/a';", 'imports ../options/a'],
    ['a page in ui', 'src/ui/a.ts', "import '../popup/a';", 'imports ../popup/a'],
    ['the worker’s parts in a page', 'src/options/a.ts', "import '../sign-in/a';", 'imports ../sign-in/a'],
    ['the worker’s composition in a page', 'src/popup/a.ts', "import '../ports/a';", 'imports ../ports/a'],
    ['ui in the worker', 'src/background.ts', "import './ui/a';", 'imports ./ui/a'],
    ['a folder by a detour', 'src/core/a.ts', "import '../core/../aws/a';", 'imports ../core/../aws/a'],
    ['what is outside src', 'src/aws/a.ts', "import '../../local-aws/world';", 'imports ../../local-aws/world'],
    ['a room above', 'src/core/words/a.ts', "import '../store/b';", 'imports ../store/b'],
    ['the types of a room above', 'src/browser/api/a.ts', "import type { B } from '../store/b';", 'imports ../store/b'],
    ['what stands on all rooms', 'src/core/launch/a.ts', "import '../protocol';", 'imports ../protocol'],
    ['an unknown room', 'src/core/launch/a.ts', "import '../other/b';", 'imports ../other/b'],
    ['a section that stands above', 'src/options/shared/a.tsx', "import '../profiles/b';", 'imports ../profiles/b'],
    ['the whole page', 'src/options/profiles/a.tsx', "import '../options';", 'imports ../options'],
    ['the triggers in a page', 'src/popup/a.ts', "import '../browser/triggers/b';", 'imports ../browser/triggers/b'],
    ['the triggers in ports', 'src/ports/a.ts', "import '../browser/triggers/b';", 'imports ../browser/triggers/b'],
    ['an unknown folder', 'src/core/a.ts', "import '../other/a';", 'imports ../other/a'],
    ['the SDK elsewhere', 'src/core/a.ts', "import '@aws-sdk/client-sagemaker';", 'imports @aws-sdk/client-sagemaker'],
    ['the SDK in a test elsewhere', 'src/core/a.test.ts', "import '@smithy/core';", 'imports @smithy/core'],
    ['OAuth elsewhere', 'src/browser/a.ts', "import 'oauth4webapi';", 'imports oauth4webapi'],
    [
      'the API’s types elsewhere',
      'src/popup/a.ts',
      "import type { Tabs } from 'webextension-polyfill';",
      'imports webextension-polyfill',
    ],
    ['preact in the worker', 'src/browser/a.ts', "import 'preact';", 'imports preact'],
    ['a development package', 'src/core/a.ts', "import 'jose';", 'imports jose'],
    ['Node', 'src/core/a.ts', "import 'node:fs';", 'imports node:fs'],
    ['an unknown package in a test', 'src/core/a.test.ts', "import 'lodash';", 'imports lodash'],
    ['a test of another folder', 'src/core/a.test.ts', "import '../aws/a';", 'imports ../aws/a'],
    ['chrome', 'src/core/a.ts', 'chrome.runtime.id;', 'names the browser API'],
    ['browser', 'src/popup/a.tsx', 'const a = <p>{browser.runtime.id}</p>;', 'names the browser API'],
    ['chrome by its global', 'src/aws/a.ts', "globalThis['chrome'];", 'names the browser API'],
    ['let', 'src/core/a.ts', 'let a = 1;', 'has a variable at module level'],
    ['var', 'src/background.ts', 'var a = 1;', 'has a variable at module level'],
    ['an exported let', 'src/ui/a.ts', 'export let a = 1;', 'has a variable at module level'],
    ['what cannot be parsed', 'src/core/a.ts', 'import {', 'cannot be parsed'],
  ])('%s, in %s', (_kind, path, code, violation) => {
    expect(findViolations(path, code)).toEqual([`${path} ${violation}`]);
  });
});

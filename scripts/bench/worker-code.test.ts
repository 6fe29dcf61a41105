import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findImports, measureWorkerCode } from './worker-code.ts';

test.each<[code: string, imports: string[]]>([
  [`import './a.js';`, ['./a.js']],
  [`import{a as b,c}from"./a.js";import d from"../b.js";`, ['./a.js', '../b.js']],
  [`import*as a from"./a.js";export{b}from"./b.js";`, ['./a.js', './b.js']],
  [`const text="import './a.js'x";from("./b.js");import("./c.js")`, []],
  [`import{a}from"elsewhere"`, []],
])('%s imports %j', (code, imports) => {
  expect(findImports(code)).toEqual(imports);
});

test.each(['chrome', 'firefox'])(
  'the code of a worker for %s is its file and what that imports, once each',
  browser => {
    const build = mkdtempSync(join(tmpdir(), 'worker-code-'));
    try {
      const background = browser === 'chrome' ? { service_worker: 'worker.js' } : { scripts: ['worker.js'] };
      mkdirSync(join(build, 'assets'));
      writeFileSync(join(build, 'manifest.json'), JSON.stringify({ background }));
      const codes = {
        'worker.js': 'import "./assets/a.js";',
        'assets/a.js': 'import{b}from"./b.js";',
        'assets/b.js': 'import"./a.js";export const b=1;',
      };
      for (const [name, code] of Object.entries(codes)) writeFileSync(join(build, name), code);
      writeFileSync(join(build, 'assets', 'page.js'), 'alert(1)');
      expect(measureWorkerCode(build)).toEqual({
        ...{ bytes: Object.values(codes).join('').length, gzipped: expect.any(Number) },
      });
    } finally {
      rmSync(build, { recursive: true });
    }
  },
);

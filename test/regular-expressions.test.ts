import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findExpressions, hostileInputs } from './support/regular-expressions';
import { measureGrowth } from './support/work-growth';

const root = join(import.meta.dirname, '..');
const scripts = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter(path => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
  .map(path => join('src', path));

const limit = 3;
const longest = 32_000;

/** A text for which an expression needs more than three times the work once it is twice as long. */
function findSlow(source: string, flags: string): string | undefined {
  // As `replace` and `match` use it: from each place at which it may begin.
  const expression = new RegExp(source, `${flags.replace(/[gy]/g, '')}g`);
  const run = (input: string) => input.replace(expression, '');
  return hostileInputs(source).find(make => measureGrowth(make, run, longest, limit) > limit)?.(30);
}

describe('79: what the check finds:', () => {
  test.each([
    String.raw`eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]*`,
    String.raw`\$\{claim:([^|{}]+)[^{}]*\}`,
    String.raw`https:\/\/[^/\s]+\.sagemaker\.[^?\s]*\?\S*token=`,
    String.raw`\s+$`,
  ])('/%s/ grows faster than its input', source => {
    expect(findSlow(source, '')).toBeTypeOf('string');
  });
});

describe('79: every regular expression of the product needs work that grows with its input alone:', () => {
  const files = scripts.map(path => ({ path, ...findExpressions(path, readFileSync(join(root, path), 'utf8')) }));

  test('none is put together while it runs', () => {
    expect(files.filter(({ built }) => built > 0).map(({ path }) => path)).toEqual([]);
  });

  test('they are found', () => {
    expect(files.flatMap(({ found }) => found).length).toBeGreaterThan(80);
  });

  test.each(files.filter(({ found }) => found.length > 0))('$path', ({ found }) => {
    const slow = found
      .map(expression => ({ ...expression, input: findSlow(expression.source, expression.flags) }))
      .filter(({ input }) => input !== undefined);
    expect(slow).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { buildVirtual } from '../../test/support/build-virtual';
import { findMarkupSinks } from '../../test/support/find-markup-sinks';
import { noMarkup } from './no-markup';

const page = { 'a.ts': "export { h, render } from '/node_modules/preact/dist/preact.mjs'" };

describe('Preact in the build', () => {
  test('turns no text into markup', async () => {
    const [chunk] = await buildVirtual(page, ['a.ts'], [noMarkup()]);
    expect(chunk?.code).toContain('createElement');
    expect(findMarkupSinks(chunk?.code ?? '')).toEqual([]);
  });

  test('would without the plugin', async () => {
    const [chunk] = await buildVirtual(page, ['a.ts'], []);
    expect(findMarkupSinks(chunk?.code ?? '')).not.toEqual([]);
  });
});

test('a Preact that is not there, or has changed, fails the build', async () => {
  const built = buildVirtual({ 'a.ts': 'export const a = 1' }, ['a.ts'], [noMarkup()]);
  await expect(built).rejects.toThrow('bring no-markup.ts up to date');
});

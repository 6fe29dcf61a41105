import { expect, test } from 'vitest';
import { useFreshBrowser } from '../../../test/support/use-fresh-browser';

useFreshBrowser();

const source = { type: 'file', address: 'https://config.team.example/studio.json' } as const;

test('what is handed over is taken once, by whoever is first', async () => {
  const { handOverImport, takeHandedImport } = await import('./handed-import');
  const fragment = await handOverImport(source);
  expect(await Promise.all([takeHandedImport(`#${fragment}`), takeHandedImport(fragment)])).toEqual([
    source,
    undefined,
  ]);
  expect(await takeHandedImport(fragment)).toBeUndefined();
});

test.each(['', '#import', '#import-from=', '#import-from=7f0c8a52-3b1e-4d57-9a63-1c2d3e4f5a6b'])(
  'the fragment “%s”, which anybody may write, takes nothing',
  async fragment => {
    const { handOverImport, takeHandedImport } = await import('./handed-import');
    const given = await handOverImport(source);
    expect(await takeHandedImport(fragment)).toBeUndefined();
    expect(await takeHandedImport(given)).toEqual(source);
  },
);

test('an address that no shared file may have is not taken, however it came to be stored', async () => {
  const { handOverImport, takeHandedImport } = await import('./handed-import');
  const fragment = await handOverImport({ type: 'file', address: 'http://config.team.example/studio.json' });
  expect(await takeHandedImport(fragment)).toBeUndefined();
});

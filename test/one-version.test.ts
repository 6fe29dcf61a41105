import { expect, test } from 'vitest';
import manifest from '../manifest.json' with { type: 'json' };
import packageJson from '../package.json' with { type: 'json' };
import lock from '../package-lock.json' with { type: 'json' };

test('the version is in package.json: the manifest has none of its own, and the lockfile repeats it', () => {
  expect(manifest).not.toHaveProperty('version');
  expect([lock.version, lock.packages[''].version]).toEqual([packageJson.version, packageJson.version]);
});

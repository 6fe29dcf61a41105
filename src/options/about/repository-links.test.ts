import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { repositoryLinks } from './repository-links';

test('every document is linked at the repository, and is there', () => {
  const addresses = repositoryLinks('https://git.example/team/studio-launcher/').map(({ address }) => address);
  expect(addresses).toContain('https://git.example/team/studio-launcher');
  const files = addresses.filter(address => address.includes('/blob/main/'));
  expect(files).toHaveLength(4);
  for (const address of files) expect(existsSync(address.split('/blob/main/')[1] ?? '')).toBe(true);
});

test('without a public repository nothing is linked there', () => {
  expect(repositoryLinks(undefined)).toEqual([]);
});

import { expect, test } from 'vitest';
import { aboutLinks } from './about-links';

test('source and reports are linked at the repository, where there is a public one', () => {
  const links = aboutLinks('https://git.example/team/studio-launcher/').map(({ text, address }) => [text, address]);
  expect(links).toContainEqual(['sourceCode', 'https://git.example/team/studio-launcher']);
  expect(links).toContainEqual(['reportProblem', 'https://git.example/team/studio-launcher/issues/new']);
  expect(aboutLinks(undefined).map(({ text }) => text)).not.toContain('sourceCode');
});

import { release } from './release/release';

// `npm run release -- minor` (or major, patch, a version): raises it, commits and tags. Publishing is docs/stores.md.

try {
  const tag = await release('.', process.argv[2] ?? '', new Date().toISOString().slice(0, 10));
  console.info(`${tag} is committed and tagged here. Next: npm run package, then docs/stores.md.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

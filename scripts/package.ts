import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildBoth } from './build/build-extension';
import { createPackages } from './package/create-packages';

// `npm run package`: what the stores take, in artifacts; the same bytes from the same source, wherever it is.

await buildBoth();
mkdirSync('artifacts', { recursive: true });
for (const [name, content] of await createPackages()) {
  writeFileSync(join('artifacts', name), content);
  console.info(`${createHash('sha256').update(content).digest('hex')}  artifacts/${name} (${content.length} bytes)`);
}

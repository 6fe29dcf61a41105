import { parseArgs } from 'node:util';

// The shipped build in a real browser, with an identity provider from Debian's packages beside the local AWS:
//   npm run providers -- lemonldap|glewlwyd|django [--browser chromium|firefox]

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { browser: { type: 'string', default: 'chromium' } },
});
const { browser } = values;
if (browser !== 'chromium' && browser !== 'firefox') throw new RangeError('--browser is chromium or firefox');
// Both are read when the harness is loaded.
process.env.TEST_BROWSER = browser;
process.env.PATIENCE_SECONDS ??= '60';
const { runProvider } = await import('./providers/run-provider');
process.exitCode = (await runProvider(positionals[0] ?? '', browser)) ? 0 : 1;

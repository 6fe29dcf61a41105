import { parseArgs } from 'node:util';
import { demoConfiguration } from './demo-configuration';
import { hostPatterns } from './find-host';
import { startLocalAws } from './start-local-aws';

const { values } = parseArgs({
  options: { port: { type: 'string', default: '0' }, 'redirect-uri': { type: 'string', multiple: true } },
});
const redirectUris = values['redirect-uri'];
const local = await startLocalAws({
  port: Number(values.port),
  demo: demoConfiguration,
  ...(redirectUris === undefined ? {} : { redirectUris }),
});

console.log(`The local AWS answers on 127.0.0.1:${local.port} for

${hostPatterns.map(host => `  ${host}`).join('\n')}

Control: https://127.0.0.1:${local.port}/log (GET), /resources (GET, POST), /faults, /clock, /reset (POST)

Chromium:

${local.chromiumArgs.map(argument => `  '${argument}'`).join('\n')}
`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void local.close().then(() => process.exit(0)));
}

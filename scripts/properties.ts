import { parseArgs } from 'node:util';
import { runCommand } from './run-command';

// `npm run properties -- 200000`: the property tests with that many new cases each. `--seed` and `--path` replay the case
// that a failure names; what else is given is vitest's, such as a file's name or `-t`.

const { values, positionals } = parseArgs({
  options: { seed: { type: 'string' }, path: { type: 'string' }, t: { type: 'string', short: 't' } },
  allowPositionals: true,
});
const count = positionals.find(word => /^\d+$/.test(word)) ?? '200000';
const seed = values.seed ?? String(Math.floor(Math.random() * 2 ** 31));
const names = positionals.filter(word => word !== count);

console.info(`${count} cases of each property, seed ${seed}`);
const { ok } = await runCommand(
  process.execPath,
  [
    ...['node_modules/vitest/vitest.mjs', 'run', '--project', 'properties', ...names],
    ...(values.t === undefined ? [] : ['-t', values.t]),
  ],
  {
    inherit: true,
    env: { PROPERTY_RUNS: count, PROPERTY_SEED: seed, ...(values.path && { PROPERTY_PATH: values.path }) },
  },
);
if (!ok) console.error(`To replay one: npm run properties -- ${count} --seed ${seed} --path PATH -t "NAME"`);
process.exitCode = ok ? 0 : 1;

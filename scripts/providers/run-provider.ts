import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { users } from '../../local-aws/world';
import { shippedRedirectUri, startWorld } from '../../test/e2e/harness/world';
import { buildExtension } from '../build/build-extension';
import { installTestTools } from '../install-test-tools';
import { runCommand } from '../run-command';
import { installPackages } from '../system-packages';
import { django } from './django';
import { driveProvider } from './drive-provider';
import { glewlwyd } from './glewlwyd';
import { lemonldap } from './lemonldap';
import type { ProviderKind, StartedProvider } from './provider-kind';
import { findFreePort } from './start-process';
import { formatSteps } from './step';

const kinds: Readonly<Record<string, ProviderKind>> = { lemonldap, glewlwyd, django };

/** The longest that one run may take, in minutes, whatever it waits for. */
const mostMinutes = 10;

/** Drives one provider end to end, prints what was seen, and resolves to whether all of it was as it should be. */
export async function runProvider(name: string, browser: 'chromium' | 'firefox'): Promise<boolean> {
  const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
  if (!kind) throw new RangeError(`A provider is one of ${Object.keys(kinds).join(', ')}`);
  const version = await getVersion(kind);
  await installTestTools();
  await buildExtension(browser === 'firefox' ? 'firefox' : 'chrome');
  const folder = mkdtempSync(join(tmpdir(), 'studio-launcher-provider-'));
  const clean = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  process.once('exit', clean);
  const guard = setTimeout(() => {
    console.error(`Broken off: not done after ${mostMinutes} minutes.`);
    process.exit(1);
  }, mostMinutes * 60_000);
  try {
    const [person] = users;
    if (!person) throw new Error('The local AWS knows nobody');
    const port = await findFreePort();
    const started = await kind.start({ folder, port, redirectUri: shippedRedirectUri(), person });
    const steps = await drive(kind, started, port, person);
    console.info(`\n${kind.title} ${version}, ${browser}\n\n${formatSteps(steps)}`);
    return steps.every(({ isGood }) => isGood);
  } finally {
    clearTimeout(guard);
    clean();
  }
}

async function drive(kind: ProviderKind, started: StartedProvider, port: number, person: (typeof users)[number]) {
  try {
    const world = await startWorld({ own: true, aws: { realProvider: { ...started, port } } });
    try {
      console.info(await world.browser.version());
      return await driveProvider(world, kind, started, person);
    } finally {
      await world.close();
    }
  } finally {
    started.close();
  }
}

/** The version of the provider, which is installed where it is missing. */
async function getVersion({ packages, main }: ProviderKind): Promise<string> {
  const query = async (name: string) => {
    const { ok, output } = await runCommand('dpkg-query', ['-W', '-f', `\${Version} \${db:Status-Status}`, name]);
    const [version, status] = output.split(' ');
    return ok && status === 'installed' ? version : undefined;
  };
  const isMissing = async () => (await Promise.all(packages.map(query))).includes(undefined);
  const problem = (await isMissing()) ? await installPackages(packages) : undefined;
  const version = await query(main);
  if (version === undefined || (await isMissing()))
    throw new Error(`${packages.join(', ')} cannot be had. ${problem ?? ''}`);
  return version;
}

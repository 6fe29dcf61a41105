// How many signing links a browser writes to disk: launches with a busy process beside, for pages of Studio that take 0, 20
// and 60 ms, and nothing attached to Studio's tabs; then each link is searched for in every file of the browser profile:
//   [TEST_BROWSER=firefox] npx tsx scripts/bench-history.ts [LAUNCHES] [BUSY PROCESSES] [BUILD]
import { spawn } from 'node:child_process';
import { loadavg } from 'node:os';
import type { Connection } from 'puppeteer-core';
import { startWorldOfAlice } from '../test/e2e/harness/person.ts';
import { readProfileFiles } from '../test/e2e/harness/profile-files.ts';
import { isFirefox, type World } from '../test/e2e/harness/world.ts';
import { buildExtension } from './build/build-extension.ts';
import { installTestTools } from './install-test-tools.ts';

const [launches = 200, busy = 1] = process.argv.slice(2, 4).map(Number);
const build = process.argv[4];
const pageMilliseconds = [0, 20, 60];
/** A guard against hanging. */
const patience = 120_000;

await installTestTools();
if (build === undefined) await buildExtension(isFirefox ? 'firefox' : 'chrome');
const beside = Array.from({ length: busy }, () => spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }));
try {
  for (const milliseconds of pageMilliseconds) console.info(await measure(milliseconds));
} finally {
  for (const child of beside) child.kill();
}

async function measure(studioDelayMilliseconds: number): Promise<string> {
  const world = await startWorldOfAlice({ aws: { studioDelayMilliseconds }, ...(build && { build }) });
  try {
    const evaluate = await attachToRemote(world);
    world.aws.reset();
    const from = world.aws.issued.length;
    const took: number[] = [];
    for (let done = 0; done < launches; done += 1) took.push(await launchOnce(world, evaluate));
    const links = world.aws.issued.slice(from).filter(({ kind }) => kind === 'signingToken');
    const pages = world.aws.log.filter(({ operation }) => operation === 'studio.page').length;
    // Browsers write their history a moment later.
    await pause(3_000);
    await world.browser.close();
    const files = readProfileFiles(world.profileFolder);
    const found = links.filter(({ value }) => files.some(({ content }) => isIn(content, value)));
    const where = files
      .filter(({ content }) => links.some(({ value }) => isIn(content, value)))
      .map(({ name }) => name);
    took.sort((one, other) => one - other);
    return [
      `page ${studioDelayMilliseconds} ms: ${found.length} of ${links.length} links found`,
      `(${[...new Set(where.map(name => name.replace(/\d{5,}/, '…')))].join(', ') || 'nowhere'})`,
      `${pages} pages for ${launches} launches`,
      `click to page ${took[launches >> 1]?.toFixed(0)} ms (median)`,
      `load ${loadavg()[0]?.toFixed(1)}`,
    ].join('; ');
  } finally {
    await world.close();
  }
}

type Evaluate = (expression: string) => Promise<unknown>;

/**
 * Evaluates in the page in the background. Puppeteer attaches itself to each new tab of Chromium, which slows a tab down: here
 * it attaches to that one page alone.
 */
async function attachToRemote({ browser, remote }: World): Promise<Evaluate> {
  if (isFirefox) return expression => remote.evaluate(expression);
  const session = await remote.createCDPSession();
  const { targetInfo } = await session.send('Target.getTargetInfo');
  const { _connection: connection } = browser as unknown as { readonly _connection: Connection };
  await connection.send('Target.setAutoAttach', { autoAttach: false, waitForDebuggerOnStart: false, flatten: true });
  const alone = await connection.createSession(targetInfo);
  return async expression => {
    const { result } = await alone.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    return result.value;
  };
}

/** Resolves to the milliseconds from the click to Studio's page. Throws where there is none. */
async function launchOnce({ aws }: World, evaluate: Evaluate): Promise<number> {
  const pages = () => aws.log.filter(({ operation }) => operation === 'studio.page').length;
  const before = pages();
  const started = performance.now();
  const request = JSON.stringify({ profileId: 'studio-home' });
  await evaluate(`chrome.runtime.sendMessage({ type: 'launch', request: ${request} })`);
  const until = Date.now() + patience;
  while (pages() === before && Date.now() < until) await pause(2);
  const took = performance.now() - started;
  const close = `chrome.tabs.query({ url: 'https://*.sagemaker.aws/*', status: 'complete' }).then(async tabs => {
    await chrome.tabs.remove(tabs.map(tab => tab.id));
    return tabs.length;
  })`;
  while (!(await evaluate(close)) && Date.now() < until) await pause(20);
  if (Date.now() >= until) throw new Error('Studio did not open');
  return took;
}

function isIn(content: Buffer, text: string): boolean {
  return content.includes(text) || content.includes(Buffer.from(text, 'utf16le'));
}

async function pause(milliseconds: number): Promise<void> {
  await new Promise(resolve => setTimeout(resolve, milliseconds));
}

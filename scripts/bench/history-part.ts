import { spawn } from 'node:child_process';
import { loadavg } from 'node:os';
import { pause } from '../../test/e2e/harness/browser-under-test.ts';
import { startWorldOfAlice } from '../../test/e2e/harness/person.ts';
import { readProfileFiles } from '../../test/e2e/harness/profile-files.ts';
import { isFirefox, type World } from '../../test/e2e/harness/world.ts';
import { patience } from '../../test/support/patience.ts';
import { type BenchOptions, buildsOf } from './bench-options.ts';
import { evaluateIn, stopAttaching } from './detached-chromium.ts';
import type { Report } from './report.ts';
import { median } from './statistics.ts';

const pageMilliseconds = [0, 20, 60];

/**
 * How many signing links a browser writes to disk: launches with busy processes beside, for pages of Studio that take 0, 20
 * and 60 ms, and nothing attached to Studio's tabs; then each link is searched for in every file of the browser profile.
 */
export async function historyPart(options: BenchOptions): Promise<Report> {
  const { launches, busy } = options;
  const beside = Array.from({ length: busy }, () => spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }));
  const lines: string[] = [];
  try {
    for (const [label, build] of Object.entries(buildsOf(options, isFirefox ? 'firefox' : 'chromium'))) {
      for (const milliseconds of pageMilliseconds) {
        lines.push(`${label}, ${await measure(build, launches, milliseconds)}`);
      }
    }
  } finally {
    for (const child of beside) child.kill();
  }
  return { comparisons: [], lines };
}

async function measure(build: string, launches: number, studioDelayMilliseconds: number): Promise<string> {
  const world = await startWorldOfAlice({ aws: { studioDelayMilliseconds }, build });
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
    return [
      `page ${studioDelayMilliseconds} ms: ${found.length} of ${links.length} links found`,
      `(${[...new Set(where.map(name => name.replace(/\d{5,}/, '…')))].join(', ') || 'nowhere'})`,
      `${pages} pages for ${launches} launches`,
      `click to page ${median(took).toFixed(0)} ms (median)`,
      `load ${loadavg()[0]?.toFixed(1)}`,
    ].join('; ');
  } finally {
    await world.close();
  }
}

type Evaluate = (expression: string) => Promise<unknown>;

/** Evaluates in the page in the background, and is attached to nothing else. */
async function attachToRemote({ browser, remote }: World): Promise<Evaluate> {
  if (isFirefox) return expression => remote.evaluate(expression);
  const session = await remote.createCDPSession();
  const { targetInfo } = await session.send('Target.getTargetInfo');
  const { attach } = await stopAttaching(browser);
  return evaluateIn(await attach(targetInfo));
}

/** Resolves to the milliseconds from the click to Studio's page. Throws where there is none. */
async function launchOnce({ aws }: World, evaluate: Evaluate): Promise<number> {
  const pages = () => aws.log.filter(({ operation }) => operation === 'studio.page').length;
  const before = pages();
  const started = performance.now();
  await evaluate(`chrome.runtime.sendMessage({
    type: 'launch',
    request: { askId: crypto.randomUUID(), request: { profileId: 'studio-home' } },
  })`);
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

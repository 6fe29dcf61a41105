import { performance } from 'node:perf_hooks';
import { awsCalls } from '../../test/e2e/harness/aws-calls.ts';
import { pause } from '../../test/e2e/harness/browser-under-test.ts';
import { startWorldOfAlice } from '../../test/e2e/harness/person.ts';
import { isFirefox } from '../../test/e2e/harness/world.ts';
import type { Side } from './bench-driver.ts';
import { type BenchOptions, buildsOf } from './bench-options.ts';
import { prepareLaunch, type Readiness } from './prepare-launch.ts';
import type { Comparison, Report } from './report.ts';
import { isPresign, isStudioPage, isTab } from './request-watch.ts';
import { type TwoExtensions, withTwoExtensions } from './two-extensions.ts';

/** Milliseconds from the click to a request's arrival, and how many calls to AWS there were. */
export interface Launch {
  readonly presign: number;
  readonly tab: number;
  /** The request for Studio's page itself: what both sides end with, whoever followed the link. */
  readonly page: number;
  readonly calls: number;
}

interface Case {
  readonly name: string;
  readonly readiness: Readiness;
  /** The largest ratios that are wanted. */
  readonly goals: Readonly<Record<keyof Launch, number>>;
}

const cases: readonly Case[] = [
  {
    name: 'worker running, credentials stored',
    readiness: { isStopped: false, isFirst: false },
    goals: { presign: 2, tab: 1.3, page: 1.3, calls: 1 },
  },
  {
    name: 'worker stopped, credentials stored',
    readiness: { isStopped: true, isFirst: false },
    goals: { presign: 2.5, tab: 1.6, page: 1.6, calls: 1 },
  },
  {
    name: 'worker stopped, no credentials',
    readiness: { isStopped: true, isFirst: true },
    goals: { presign: 2.5, tab: 1.6, page: 1.6, calls: 1 },
  },
];

const studioHosts = ['https://*.studio.us-east-1.sagemaker.aws/*', 'https://*.studio-fips.us-east-1.sagemaker.aws/*'];

/** What a launch costs beside the bare extension: both in one browser, in turn. */
export async function launchPart(options: BenchOptions): Promise<Report> {
  const comparisons: Comparison[] = [];
  for (const [label, build] of Object.entries(buildsOf(options, isFirefox ? 'firefox' : 'chromium'))) {
    const measured = await withTwoExtensions({ build }, startWorldOfAlice, both =>
      measureVariants(both, label, options.rounds ?? 40),
    );
    comparisons.push(...measured);
  }
  return { against: 'bare extension', comparisons, lines: [] };
}

async function measureVariants(both: TwoExtensions, label: string, rounds: number): Promise<Comparison[]> {
  const allowed = await measureCases(both, label, 'Studio’s hosts allowed', rounds);
  const origins = JSON.stringify(studioHosts);
  await both.driver.evaluate(both.product, `chrome.permissions.remove({ origins: ${origins} })`);
  return [...allowed, ...(await measureCases(both, label, 'AWS’s hosts alone allowed', rounds))];
}

async function measureCases(
  both: TwoExtensions,
  build: string,
  variant: string,
  rounds: number,
): Promise<Comparison[]> {
  const comparisons: Comparison[] = [];
  for (const { name, readiness, goals } of cases) {
    // What a first launch finds out, it finds out before the rounds.
    for (const side of [both.product, both.bare]) await launchOnce(both, side, readiness);
    const product: Launch[] = [];
    const bare: Launch[] = [];
    for (let round = 0; round < rounds; round += 1) {
      product.push(await launchOnce(both, both.product, readiness));
      bare.push(await launchOnce(both, both.bare, readiness));
    }
    const compare = (what: string, key: keyof Launch): Comparison => ({
      ...{ what: `${name}, ${variant}: ${what}`, build, unit: key === 'calls' ? 'calls' : 'ms', goal: goals[key] },
      ...{ product: product.map(launch => launch[key]), other: bare.map(launch => launch[key]) },
    });
    comparisons.push(
      compare('click → presign request', 'presign'),
      compare('click → first request of the tab', 'tab'),
      compare('click → request for Studio’s page', 'page'),
      compare('calls to AWS', 'calls'),
    );
  }
  return comparisons;
}

/** One launch by a side, with its own button of the popup unless told. */
export async function launchOnce(
  { world, watch, driver }: TwoExtensions,
  side: Side,
  readiness: Readiness,
  button = side.button,
): Promise<Launch> {
  const popup = await driver.openPopup(side);
  await prepareLaunch(driver, side, readiness);
  world.aws.reset();
  watch.reset();
  const release = await popup.press(button);
  const clicked = performance.now();
  void release();
  const presign = await watch.waitFor(isPresign, 'presign request');
  const tab = await watch.waitFor(isTab, 'request of a tab');
  const page = await watch.waitFor(isStudioPage, 'page of Studio');
  await watch.waitForAnswer(isStudioPage, 'page of Studio');
  await driver.closeOpened();
  // What a launch does afterwards is not the next one's.
  await pause(300);
  return {
    presign: presign.arrived - clicked,
    tab: tab.arrived - clicked,
    page: page.arrived - clicked,
    calls: awsCalls(world).length,
  };
}

// 1,000 launches in one session of a real browser: the first half in one life of the worker, the second with the worker
// stopped after every tenth, as the browser does with an idle one. Fails where a launch is missed or doubled, or where
// what is stored or the worker's memory goes on growing:
//   npx tsx scripts/soak.ts [LAUNCHES]
import { demoConfiguration } from '../local-aws/index.ts';
import { awsCalls } from '../test/e2e/harness/aws-calls.ts';
import { closeStudio, findStudio, startWorldOfAlice } from '../test/e2e/harness/person.ts';
import { stopWorker, type World } from '../test/e2e/harness/world.ts';
import { buildExtension } from './build/build-extension.ts';
import { installTestTools } from './install-test-tools.ts';

interface Sizes {
  readonly sessionBytes: number;
  readonly localBytes: number;
  /** Of the worker's JavaScript, once its garbage has been collected. */
  readonly heapBytes: number;
}

/** After so many launches everything that is remembered (20 launches, 50 tabs) is full. */
const warmUp = 100;
const maximumStoredGrowth = 1.02;
const maximumHeapGrowth = 1.25;

const launches = Number(process.argv[2] ?? 1_000);
if (!(launches >= 2 * warmUp)) throw new RangeError(`At least ${2 * warmUp} launches`);
const profileIds = demoConfiguration.profiles.slice(0, 2).map(({ id }) => id);

await installTestTools();
await buildExtension('chrome');
const world = await startWorldOfAlice();
try {
  const started = performance.now();
  const measured: [done: number, Sizes][] = [];
  for (let done = 1; done <= launches; done += 1) {
    await launchOnce(done);
    if (done > launches / 2 && done % 10 === 0) await stopWorker(world);
    if (done === warmUp || done % (launches / 4) === 0) measured.push([done, await measure()]);
  }
  console.info(`${launches} launches in ${((performance.now() - started) / 1000).toFixed(0)} s, one tab each`);
  for (const [done, sizes] of measured) console.info(`after ${done}: ${describe(sizes)}`);
  const problems = findGrowth(measured);
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
} finally {
  await world.close();
}

/** Throws unless the launch ends in one presign and one tab. */
async function launchOnce(count: number): Promise<void> {
  world.aws.reset();
  const request = JSON.stringify({ profileId: profileIds[count % profileIds.length] });
  const outcome = await world.remote.evaluate(
    `chrome.runtime.sendMessage({ type: 'launch', request: { askId: crypto.randomUUID(), request: ${request} } })`,
  );
  await findStudio(world);
  const presigns = awsCalls(world).filter(call => call.startsWith('SageMaker.')).length;
  const tabs = await closeStudio(world);
  if (presigns !== 1 || tabs !== 1) {
    throw new Error(`Launch ${count}: ${presigns} presigns, ${tabs} tabs, ${JSON.stringify(outcome)}`);
  }
}

async function measure(): Promise<Sizes> {
  const areas = 'Promise.all([chrome.storage.session.getBytesInUse(), chrome.storage.local.getBytesInUse()])';
  const [sessionBytes = 0, localBytes = 0] = (await world.remote.evaluate(areas)) as number[];
  return { sessionBytes, localBytes, heapBytes: await measureHeap(world) };
}

async function measureHeap({ browser, remote, extensionId }: World): Promise<number> {
  // Any message wakes a worker that was stopped.
  await remote.evaluate('chrome.runtime.sendMessage({ type: "findSignedIn", request: { connectionId: "acme" } })');
  const worker = await browser.waitForTarget(
    target => target.type() === 'service_worker' && target.url().includes(extensionId),
  );
  const session = await worker.createCDPSession();
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}

function findGrowth([first, ...later]: readonly [number, Sizes][]): string[] {
  if (!first) return ['Nothing was measured'];
  const limits = { sessionBytes: maximumStoredGrowth, localBytes: maximumStoredGrowth, heapBytes: maximumHeapGrowth };
  return (Object.keys(limits) as (keyof Sizes)[]).flatMap(name =>
    later
      .filter(([, sizes]) => sizes[name] > first[1][name] * limits[name])
      .map(([done, sizes]) => `${name} grew from ${first[1][name]} to ${sizes[name]} after ${done} launches`),
  );
}

function describe({ sessionBytes, localBytes, heapBytes }: Sizes): string {
  return `storage.session ${sessionBytes} bytes, storage.local ${localBytes} bytes, heap ${heapBytes} bytes`;
}

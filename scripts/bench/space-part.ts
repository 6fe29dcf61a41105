import { demoConfiguration, ownSpacesGrants } from '../../local-aws/index.ts';
import { stateCalls } from '../../test/e2e/harness/aws-calls.ts';
import { importConfiguration, startWorldOfAlice } from '../../test/e2e/harness/person.ts';
import { isFirefox, type World, type WorldOptions } from '../../test/e2e/harness/world.ts';
import { type BenchOptions, buildsOf } from './bench-options.ts';
import { type Launch, launchOnce } from './launch-part.ts';
import type { Readiness } from './prepare-launch.ts';
import type { Comparison, Report } from './report.ts';
import { type TwoExtensions, withTwoExtensions } from './two-extensions.ts';

/** Its app runs, so that its state is asked for and nothing comes of that. */
const [space] = demoConfiguration.profiles;
/**
 * A space of the same kind whose app no role may describe: nobody asks for its state once that was denied. A profile without a
 * space would not do, since the address of an app takes the browser longer than that of Studio's own page, asked or not.
 */
const twin = { ...space, id: 'twin', name: 'Twin', spaceName: 'team-lab' };
const denied = {
  Effect: 'Deny',
  Action: 'sagemaker:DescribeApp',
  Resource: `arn:aws:sagemaker:*:*:app/*/${twin.spaceName}/*`,
};

const cases: readonly (readonly [name: string, readiness: Readiness])[] = [
  ['worker running', { isStopped: false, isFirst: false }],
  ['worker stopped', { isStopped: true, isFirst: false }],
];

const measured = [
  ['click → presign request', 'presign'],
  ['click → first request of the tab', 'tab'],
  ['click → request for Studio’s page', 'page'],
] as const satisfies readonly (readonly [string, keyof Launch])[];

/** What it costs to ask whether an app runs: a launch that asks beside one that does not, in turn. */
export async function spacePart(options: BenchOptions): Promise<Report> {
  const comparisons: Comparison[] = [];
  for (const [label, build] of Object.entries(buildsOf(options, isFirefox ? 'firefox' : 'chromium'))) {
    // From the start, since the popup asks for the states of its rows, and a role that is denied is not asked again.
    const start = { build, aws: { awsWays: { grants: [...ownSpacesGrants, denied] } } };
    const found = await withTwoExtensions(start, startWithTwin, both =>
      measureCases(both, label, options.rounds ?? 40),
    );
    comparisons.push(...found);
  }
  return { against: 'not asked', comparisons, lines: [] };
}

async function startWithTwin(options: WorldOptions): Promise<World> {
  const world = await startWorldOfAlice(options);
  const profiles = [...demoConfiguration.profiles, twin];
  await importConfiguration(world, { ...demoConfiguration, profiles }, world.remote);
  return world;
}

/** JavaScript for the popup: the row of a profile. */
function rowOf(name: string): string {
  return `[...document.querySelectorAll('button.row')].find(row => row.textContent.includes('${name}'))`;
}

async function measureCases(both: TwoExtensions, build: string, rounds: number): Promise<Comparison[]> {
  const { world, product: side } = both;
  const launch = async (name: string, readiness: Readiness) => await launchOnce(both, side, readiness, rowOf(name));
  const comparisons: Comparison[] = [];
  for (const [name, readiness] of cases) {
    // What a first launch finds out, it finds out before the rounds.
    await launch(twin.name, readiness);
    await launch(twin.name, readiness);
    if (stateCalls(world).includes('SageMaker.DescribeApp')) throw new Error('What was denied was asked again');
    await launch(space.name, readiness);
    if (!stateCalls(world).includes('SageMaker.DescribeApp')) throw new Error('Nobody asked whether the app runs');
    const product: Launch[] = [];
    const other: Launch[] = [];
    for (let round = 0; round < rounds; round += 1) {
      product.push(await launch(space.name, readiness));
      other.push(await launch(twin.name, readiness));
    }
    comparisons.push(
      ...measured.map(([what, key]) => ({
        ...({ what: `${name}: ${what}`, build, unit: 'ms', goal: 1.1 } as const),
        ...{ product: product.map(each => each[key]), other: other.map(each => each[key]) },
      })),
    );
  }
  return comparisons;
}

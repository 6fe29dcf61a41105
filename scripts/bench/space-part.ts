import { demoConfiguration, ownSpacesGrants } from '../../local-aws/index.ts';
import { stateCalls } from '../../test/e2e/harness/aws-calls.ts';
import { startWorldOfAlice } from '../../test/e2e/harness/person.ts';
import { isFirefox } from '../../test/e2e/harness/world.ts';
import { type BenchOptions, buildsOf } from './bench-options.ts';
import { type Launch, launchOnce } from './launch-part.ts';
import type { Readiness } from './prepare-launch.ts';
import type { Comparison, Report } from './report.ts';
import { type TwoExtensions, withTwoExtensions } from './two-extensions.ts';

/** Its app runs, so that its state is asked for and nothing comes of that. */
const [space] = demoConfiguration.profiles;

const cases: readonly (readonly [name: string, readiness: Readiness])[] = [
  ['worker running', { isStopped: false, isFirst: false }],
  ['worker stopped', { isStopped: true, isFirst: false }],
];

const measured = [
  ['click → presign request', 'presign'],
  ['click → first request of the tab', 'tab'],
  ['click → request for Studio’s page', 'page'],
] as const satisfies readonly (readonly [string, keyof Launch])[];

/** What it costs to ask whether an app runs: a launch of a space beside one of a profile without, in turn. */
export async function spacePart(options: BenchOptions): Promise<Report> {
  const comparisons: Comparison[] = [];
  for (const [label, build] of Object.entries(buildsOf(options, isFirefox ? 'firefox' : 'chromium'))) {
    // From the start, since the popup asks for the states of its rows, and a role that is denied is not asked again.
    const start = { build, aws: { awsWays: { grants: ownSpacesGrants } } };
    const found = await withTwoExtensions(start, startWorldOfAlice, both =>
      measureCases(both, label, options.rounds ?? 40),
    );
    comparisons.push(...found);
  }
  return { against: 'without a space', comparisons, lines: [] };
}

async function measureCases(both: TwoExtensions, build: string, rounds: number): Promise<Comparison[]> {
  const { world, product: side } = both;
  const ofSpace = `[...document.querySelectorAll('button.row')].find(row => row.textContent.includes('${space.name}'))`;
  const launch = async (button: string, readiness: Readiness) => await launchOnce(both, side, readiness, button);
  const comparisons: Comparison[] = [];
  for (const [name, readiness] of cases) {
    // What a first launch finds out, it finds out before the rounds.
    await launch(side.button, readiness);
    await launch(ofSpace, readiness);
    if (!stateCalls(world).includes('SageMaker.DescribeApp')) throw new Error('Nobody asked whether the app runs');
    const product: Launch[] = [];
    const other: Launch[] = [];
    for (let round = 0; round < rounds; round += 1) {
      product.push(await launch(ofSpace, readiness));
      other.push(await launch(side.button, readiness));
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

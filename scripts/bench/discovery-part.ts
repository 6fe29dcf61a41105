import { demoConfiguration, discoveryGrants } from '../../local-aws/index.ts';
import {
  answerHostPrompt,
  clickButton,
  clickProfile,
  closeStudio,
  findByRole,
  findStudio,
  importConfiguration,
  openSettings,
  signInAs,
  waitForText,
} from '../../test/e2e/harness/person.ts';
import { startWorld } from '../../test/e2e/harness/world.ts';
import { type BenchOptions, buildsOf } from './bench-options.ts';
import { describeRepaints, measureLetters } from './repaint-watch.ts';
import type { Report } from './report.ts';

const spaceCount = 9_996;
const texts = ['lab-9', 'alice', 'code editor', 'lab-1234 bob'];

/**
 * What one letter in the filter of Add from AWS costs in a real browser, with 10,000 spaces in 100 pages: until the tree is
 * laid out anew, and until it is painted (which waits for the screen's next frame).
 */
export async function discoveryPart(options: BenchOptions): Promise<Report> {
  const lines: string[] = [];
  for (const [label, build] of Object.entries(buildsOf(options, 'chromium'))) {
    lines.push(...(await measureFilter(label, build)));
  }
  return { comparisons: [], lines };
}

async function measureFilter(label: string, build: string): Promise<string[]> {
  const world = await startWorld({ build });
  try {
    const { remote, aws } = world;
    await importConfiguration(world, demoConfiguration, remote);
    await clickProfile(world, 'Studio home');
    await answerHostPrompt(world, 'allow');
    await signInAs(world, 'alice');
    await findStudio(world);
    await closeStudio(world);
    const spaces = Array.from({ length: spaceCount }, (_, index) => [`lab-${index}`, { owner: 'bob' }] as const);
    aws.setAwsWays({ grants: discoveryGrants });
    aws.setResources({ spaces: Object.fromEntries(spaces) });
    await remote.bringToFront();
    await openSettings(remote, 'profiles');
    await clickButton(remote, 'Add from AWS');
    await waitForText(remote, '2 domains · 10,000 spaces\n');
    await (await findByRole(remote, 'searchbox', 'Filter')).focus();
    return describeRepaints(`${label}, 10,000 spaces`, await measureLetters(remote, texts));
  } finally {
    await world.close();
  }
}

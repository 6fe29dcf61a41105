import type { Page } from 'puppeteer-core';
import { demoConfiguration, ownSpacesGrants } from '../local-aws/index';
import { usualResourceWays } from '../local-aws/resources/resource-ways';
import { poll } from '../test/e2e/harness/browser-under-test';
import { answerHostPrompt, clickProfile, closeStudio, findStudio, signInAs } from '../test/e2e/harness/person';
import { findLaunchPage, forgetLaunches } from '../test/e2e/harness/triggers';
import type { World } from '../test/e2e/harness/world';

const [lab] = demoConfiguration.profiles;
const starts = { ...lab, id: 'starts', name: 'My JupyterLab', whenStopped: 'start' };

/** The configuration of which these pictures are. */
export const waitingConfiguration = { ...demoConfiguration, profiles: [...demoConfiguration.profiles, starts] };

const minute = 60_000;
const startsNever = { ...usualResourceWays, startMilliseconds: 'never' } as const;
const startsAtOnce = { ...usualResourceWays, startMilliseconds: 0 };
const usualWait = 4_000;
const isFailed = '[role=alert]';

interface State {
  /** What the account does from before the click on. */
  prepare?({ aws }: World): void;
  /** What it does once somebody waits. */
  later?({ aws }: World): void;
  readonly waitedMilliseconds?: number;
  /** What the page has then. */
  readonly until?: string;
}

const states: Readonly<Record<string, State>> = {
  begun: {},
  long: { waitedMilliseconds: 3.2 * minute },
  stopping: {
    prepare: ({ aws }) =>
      aws.setResources({
        ways: { ...startsNever, stopMilliseconds: 'never' },
        spaces: { 'alice-lab': { app: 'Deleting' } },
      }),
  },
  problem: {
    later: ({ aws }) => aws.setFaults([{ operation: 'SageMaker.', status: 400, errorType: 'ThrottlingException' }]),
    until: '[data-problem]',
  },
  'timed-out': { waitedMilliseconds: 16 * minute, until: isFailed },
  quota: {
    prepare: ({ aws }) =>
      aws.setResources({
        ways: { ...startsNever, quotas: { 'Studio JupyterLab Apps running on ml.t3.medium instances': 0 } },
      }),
    until: isFailed,
  },
  capacity: {
    prepare: ({ aws }) => aws.setResources({ ways: { ...startsAtOnce, startFailure: 'capacity' } }),
    until: isFailed,
  },
  failed: {
    prepare: ({ aws }) => aws.setResources({ ways: { ...startsAtOnce, startFailure: 'internal' } }),
    until: isFailed,
  },
  denied: { prepare: ({ aws }) => aws.setAwsWays({ grants: ownSpacesGrants.slice(0, 1) }), until: isFailed },
  image: {
    prepare: ({ aws }) => aws.setResources({ spaces: { 'alice-lab': { app: 'absent', resourceSpec: {} } } }),
    until: isFailed,
  },
};

/** Pictures of what somebody sees whose space sleeps, in any language. */
export async function showWaiting(world: World, take: (page: Page, name: string) => Promise<void>): Promise<void> {
  world.aws.setAwsWays({ grants: ownSpacesGrants });
  await clickProfile(world, lab.name);
  await answerHostPrompt(world, 'allow');
  await signInAs(world, 'alice');
  await findStudio(world);
  await closeStudio(world);
  await world.remote.evaluate(
    `chrome.storage.local.set({ startTimes: ['${lab.id}', '${starts.id}'].map(profileId => ({ profileId, seconds: 152 })) })`,
  );
  sleep(world);
  await take(await poll(() => openCard(world), 'a card in the popup'), 'popup');
  await forgetLaunches(world);
  const tab = await world.openPage(`src/launch/index.html#profile=${lab.id}`);
  await tab.waitForSelector(isFailed);
  await take(tab, 'asked');
  for (const [name, { prepare, later, waitedMilliseconds = usualWait, until = 'progress' }] of Object.entries(states)) {
    await forgetLaunches(world);
    sleep(world);
    prepare?.(world);
    await clickProfile(world, starts.name);
    const page = await findLaunchPage(world);
    await page.waitForSelector(`progress, ${isFailed}`);
    later?.(world);
    if (until !== isFailed || waitedMilliseconds !== usualWait) await haveWaited(world, waitedMilliseconds);
    await page.waitForSelector(until);
    await take(page, name);
    if (name !== 'begun') continue;
    await page.click('.actions button');
    await page.waitForSelector('.actions .primary');
    await take(page, 'left');
  }
}

/** The popup with its card; `undefined` if the popup was closed before, as where another window came to the front. */
async function openCard(world: World): Promise<Page | undefined> {
  const popup = await clickProfile(world, lab.name);
  return await popup.waitForSelector(isFailed).then(
    () => popup,
    () => undefined,
  );
}

/** Has the account as it was, with a space that sleeps and does not start. */
function sleep({ aws }: World): void {
  aws.reset();
  aws.setAwsWays({ grants: ownSpacesGrants });
  aws.setResources({ ways: startsNever, spaces: { 'alice-lab': { app: 'absent' } } });
}

/** Has somebody begun to wait so long ago: between two steps, as the latter of two that are stored counts. */
async function haveWaited({ remote }: World, milliseconds: number): Promise<void> {
  await remote.evaluate(`chrome.storage.session.get().then(async items => {
    for (const [name, wait] of Object.entries(items)) {
      if (!name.startsWith('wait:')) continue;
      await navigator.locks.request('wait-step:' + wait.id, async () => {
        const { [name]: latest } = await chrome.storage.session.get(name);
        await chrome.storage.session.set({ [name]: { ...latest, begunAt: Date.now() - ${milliseconds} } });
      });
    }
  })`);
}

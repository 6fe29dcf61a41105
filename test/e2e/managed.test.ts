import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { demoConfiguration } from '../../local-aws/index';
import { readPolicyExample } from '../support/policy-examples';
import { findViolations } from './harness/find-violations';
import { handsOf } from './harness/hands';
import {
  answerHostPrompt,
  chooseFile,
  clickButton,
  clickForCard,
  clickProfile,
  closeStudio,
  findByRole,
  findStudio,
  importConfiguration,
  openSettings,
  readCard,
  startWorldOfAlice,
  waitForText,
} from './harness/person';
import {
  applyPolicy,
  choosePolicyTarget,
  createManagedBuild,
  type ManagedBuild,
  readPolicyPreview,
} from './harness/policy';
import { startAfresh } from './harness/stored-configuration';
import { openPopup, type World } from './harness/world';

// An administrator's policy, as the browser itself reads it from its policy folder.

const mark = 'Managed by your organization';
const [connection] = demoConfiguration.connections;
const [lab, home] = demoConfiguration.profiles;
const corporate = { ...connection, id: 'corporate', name: 'Corporate ML' };
const corporateHome = { ...home, id: 'corporate-home', name: 'Corporate home', connection: 'corporate' };
const configuration = { version: 1, connections: [corporate], profiles: [corporateHome] };

let managed: ManagedBuild;
let world: World;

beforeAll(async () => {
  managed = createManagedBuild();
  world = await startWorldOfAlice({ build: managed.build });
});
beforeEach(async () => {
  await closeStudio(world);
  world.aws.reset();
});
afterAll(async () => {
  await world?.close();
  managed?.remove();
});

const itemOf = (name: string) => `::-p-xpath(//li[.//*[@class="name"][normalize-space()="${name}"]])`;

async function readItem(name: string): Promise<string> {
  const item = await world.remote.waitForSelector(itemOf(name));
  return (await item?.evaluate(element => (element as HTMLElement).innerText)) ?? '';
}

/** Whether the name of an entry opens its editor. */
async function canEdit(name: string): Promise<boolean> {
  await world.remote.waitForSelector(itemOf(name));
  return (await world.remote.$(`button[aria-label="Edit ${name}"]`)) !== null;
}

async function start(policy: object | undefined): Promise<void> {
  await applyPolicy(world, managed, undefined);
  await startAfresh(world, world.remote);
  await applyPolicy(world, managed, policy);
}

test('a policy’s connection and profile are offered beside the person’s own, locked, and launch', async () => {
  await start({ configuration });
  await waitForText(world.remote, 'Corporate home');
  expect(await readItem('Corporate home')).toContain(mark);
  expect(await canEdit('Corporate home')).toBe(false);
  expect(await readItem('Studio home')).not.toContain(mark);
  expect(await canEdit('Studio home')).toBe(true);
  expect(await findViolations(world.remote)).toEqual([]);
  await openSettings(world.remote, 'connections');
  expect(await readItem('Corporate ML')).toContain(mark);
  expect(await canEdit('Corporate ML')).toBe(false);
  await clickButton(world.remote, 'More actions for Corporate ML');
  await findByRole(world.remote, 'menuitem', 'Duplicate');
  expect(await world.remote.$$eval('[role=menuitem]', items => items.length)).toBe(1);
  await world.remote.keyboard.press('Escape');
  expect(await findViolations(world.remote)).toEqual([]);
  await clickProfile(world, 'Corporate home');
  const { shown } = await findStudio(world);
  expect(shown.user).toBe('alice');
});

test('the example of docs/managed.md is read whole', async () => {
  const [policy] = Object.values<object>(JSON.parse(readPolicyExample())['3rdparty'].extensions);
  await start(policy);
  await waitForText(world.remote, 'Shared lab');
  expect(await world.remote.evaluate('chrome.storage.managed.get()')).toEqual(policy);
});

test('what Settings exports for Chrome gives everybody the same profiles and settings', async () => {
  await start(undefined);
  await choosePolicyTarget(world.remote, 'chrome', 'linux');
  await (await findByRole(world.remote, 'checkbox', 'You can only use these connections')).click();
  const text = await readPolicyPreview(world.remote);
  const exported = JSON.parse(text)['3rdparty'].extensions[world.extensionId];
  expect(Object.keys(exported)).toEqual(['configuration', 'allowedConnectionsOnly']);
  expect(await findViolations(world.remote)).toEqual([]);
  // A person who has nothing of their own.
  await world.remote.evaluate('Promise.all([chrome.storage.local.clear(), chrome.storage.sync.clear()])');
  await applyPolicy(world, managed, exported);
  await world.reload(world.remote);
  await openSettings(world.remote, 'profiles');
  await waitForText(world.remote, lab.name);
  for (const { name } of demoConfiguration.profiles) {
    expect(await readItem(name)).toContain(mark);
    expect(await canEdit(name)).toBe(false);
  }
  await openSettings(world.remote, 'policy');
  await waitForText(world.remote, 'You can only use these connections');
});

test('a policy that forbids exports forbids the export of a policy, too', async () => {
  await start({ configuration, export: false });
  await openSettings(world.remote, 'import');
  const text = await waitForText(world.remote, 'Export is off');
  expect(text).toContain('Export for policy');
  expect(await world.remote.$$eval('button', buttons => buttons.map(button => button.textContent))).not.toContain(
    'Download policy',
  );
});

test('nothing of a policy is stored as the person’s own', async () => {
  await start({ configuration });
  await importConfiguration(world, { ...demoConfiguration, profiles: [{ ...lab, name: 'Changed' }] }, world.remote);
  await waitForText(world.remote, 'Corporate home');
  const areas = 'Promise.all([chrome.storage.local.get(), chrome.storage.sync.get()])';
  expect(JSON.stringify(await world.remote.evaluate(areas))).not.toContain('orporate ML');
});

test('a profile of a policy can be copied; the copy is the person’s own', async () => {
  await start({ configuration });
  await handsOf(world.remote, 'pointer').chooseInMenu('More actions for Corporate home', 'Duplicate');
  await waitForText(world.remote, 'Added');
  expect(await readItem('Corporate home (copy)')).not.toContain(mark);
  await world.reload(world.remote);
  expect(await canEdit('Corporate home (copy)')).toBe(true);
});

test('64: managed value against a user’s edit: policy wins; shown as locked', async () => {
  const name = 'Lab of the policy';
  await start(undefined);
  await waitForText(world.remote, lab.name);
  await applyPolicy(world, managed, {
    configuration: { version: 1, connections: [connection], profiles: [{ ...lab, name }] },
    sync: false,
    links: false,
  });
  await waitForText(world.remote, name);
  expect(await readItem(name)).toContain(mark);
  await openSettings(world.remote, 'policy');
  const text = await waitForText(world.remote, 'Replaced by your organization');
  expect(text).toMatch(/Replaced by your organization[\s\S]*Prod JupyterLab/);
  await waitForText(await openPopup(world), name);
  // What the person tries against it, also by an import of the same entry, changes nothing of either.
  const edited = { ...demoConfiguration, profiles: [{ ...lab, name: 'Lab against the policy' }] };
  await chooseFile(world.remote, world, edited);
  const preview = await waitForText(world.remote, 'Skipped because your organization sets them');
  expect(preview).toContain('Profiles: 2 unchanged');
  await clickButton(world.remote, 'Import');
  await waitForText(world.remote, 'Imported.');
  await openSettings(world.remote, 'profiles');
  await waitForText(world.remote, name);
  expect(await world.remote.evaluate(() => document.body.innerText)).not.toContain('against the policy');
  await openSettings(world.remote, 'policy');
  await waitForText(world.remote, 'Sync is off');
  await openSettings(world.remote, 'privacy');
  const box = await findByRole(world.remote, 'checkbox', 'Sync connections and profiles across my computers');
  expect(await box.evaluate(element => [element.matches(':checked'), element.matches(':disabled')])).toEqual([
    false,
    true,
  ]);
  await applyPolicy(world, managed, undefined);
  await openSettings(world.remote, 'profiles');
  await waitForText(world.remote, lab.name);
  expect(await world.remote.evaluate(() => document.body.innerText)).not.toContain(name);
});

describe('65: malformed managed value: ignored, with the reason shown', () => {
  const broken = { ...corporateHome, id: 'broken', name: '' };

  test('as an object', async () => {
    await start({ configuration: { ...configuration, profiles: [broken, corporateHome] } });
    await waitForText(world.remote, 'Corporate home');
    await openSettings(world.remote, 'policy');
    await waitForText(world.remote, 'configuration.profiles.0.name');
    await waitForText(world.remote, 'Part of the policy isn’t valid');
    expect(await findViolations(world.remote)).toEqual([]);
  });

  test('as a text, where also values of another type can be told', async () => {
    const document = { ...configuration, profiles: [{ ...broken, name: 42 }, corporateHome] };
    await start({ configurationJson: JSON.stringify(document) });
    await waitForText(world.remote, 'Corporate home');
    await openSettings(world.remote, 'policy');
    const text = await waitForText(world.remote, 'configurationJson.profiles.0.name');
    expect(text).toContain('Expected text, but found 42.');
  });

  test('as a text that is no JSON; the settings beside it hold', async () => {
    await start({ configurationJson: '{"version": 1,', export: false });
    await waitForText(world.remote, 'Studio home');
    await openSettings(world.remote, 'policy');
    await waitForText(world.remote, 'configurationJson');
    await waitForText(world.remote, 'Export is off');
  });
});

describe('a policy that locks everything', () => {
  beforeAll(async () => {
    await start({
      configuration,
      sync: false,
      links: false,
      export: false,
      history: false,
      allowedConnectionsOnly: true,
    });
    await waitForText(world.remote, 'Corporate home');
  });

  test('a connection that it does not have is not launched, and the card says why', async () => {
    const popup = await clickProfile(world, 'Studio home');
    expect(await readCard(popup)).toContain('Blocked by your organization');
    expect(await closeStudio(world)).toBe(0);
  });

  test('its profiles are marked in the list, and those of the policy are not', async () => {
    await openSettings(world.remote, 'profiles');
    expect(await readItem('Studio home')).toContain('Blocked by your organization');
    expect(await readItem('Corporate home')).not.toContain('Blocked by your organization');
    expect(await findViolations(world.remote)).toEqual([]);
  });

  test('what is readable of a broken store is not exported', async () => {
    const page = await world.browser.newPage();
    // Before any script of the page: the browser's own answer where its database is broken.
    await page.evaluateOnNewDocument(
      "chrome.storage.local.get = async () => { throw new Error('IO error: corrupted') }",
    );
    await page.goto(world.remote.url());
    await waitForText(page, 'Your configuration can’t be read');
    const button = await findByRole(page, 'button', 'Export what’s readable');
    expect(await button.evaluate(element => element.matches(':disabled'))).toBe(true);
    expect(await findViolations(page)).toEqual([]);
    await page.close();
  });

  test('a connection is not added by an import', async () => {
    await chooseFile(world.remote, world, {
      ...demoConfiguration,
      connections: [{ ...connection, id: 'acme', name: 'Other' }],
    });
    await clickButton(world.remote, 'Import');
    await waitForText(world.remote, 'Not saved. You can only use connections');
    await clickButton(world.remote, 'Cancel');
  });

  test('links from elsewhere are refused', async () => {
    const page = await world.browser.newPage();
    for (const link of ['launch?profile=corporate-home', 'import?url=https://config.team.example/studio.json']) {
      const address = `web+sagemaker:${link}`;
      await world.goTo(page, `${world.origin}/src/link/index.html?link=${encodeURIComponent(address)}`);
      await waitForText(page, 'Turn them on in Settings.');
    }
    await page.close();
  });

  test('its own are launched, and not remembered', async () => {
    await clickProfile(world, 'Corporate home');
    await findStudio(world);
    // What is remembered is written before the launch’s end is.
    await world.remote.waitForFunction(
      'chrome.storage.session.get().then(items => JSON.stringify(items).includes("\\"result\\":\\"opened\\""))',
    );
    expect(await world.remote.evaluate('chrome.storage.local.get("recentLaunches")')).toEqual({});
  });

  test('what the person adds stays on this computer', async () => {
    await openSettings(world.remote, 'profiles');
    await handsOf(world.remote, 'pointer').chooseInMenu('More actions for Corporate home', 'Duplicate');
    await waitForText(world.remote, 'Added');
    const keys = (area: string) => world.remote.evaluate(`chrome.storage.${area}.get().then(Object.keys)`);
    expect(await keys('local')).toContain('profile:corporate-home-copy');
    expect(await keys('sync')).not.toContain('profile:corporate-home-copy');
  });

  test('each lock is shown with its reason', async () => {
    for (const [section, role, name] of [
      ['import', 'button', 'Export configuration'],
      ['connections', 'button', 'Add connection'],
      ['privacy', 'checkbox', 'Allow launch links (web+sagemaker:) from websites, wikis, and chats'],
    ] as const) {
      await openSettings(world.remote, section);
      const element = await findByRole(world.remote, role, name);
      const described = await element.evaluate(found => {
        const ids = found.getAttribute('aria-describedby')?.split(' ') ?? [];
        return [found.matches(':disabled'), ids.map(id => document.getElementById(id)?.textContent).join(' ')];
      });
      expect(described).toEqual([true, expect.stringContaining(mark)]);
    }
    await waitForText(world.remote, 'Recent launches aren’t stored');
    expect(await findViolations(world.remote)).toEqual([]);
  });
});

test('a shared file that it names is applied unseen where it says so, and allowed where it allows nothing else', async () => {
  world.aws.setSharedDocument(configuration);
  const sharedFile = 'https://config.team.example/studio.json';
  await start({ sharedFile, sharedFileReview: false, allowedConnectionsOnly: true });
  await world.remote.bringToFront();
  await openSettings(world.remote, 'import');
  await clickButton(world.remote, 'Allow config.team.example');
  await answerHostPrompt(world, 'allow');
  const shown = await waitForText(world.remote, 'Using 1 connection, 1 profile');
  expect(shown).not.toContain('What will change');
  expect(await world.remote.$('::-p-aria([name="Shared file URL"][role="textbox"])')).toBeNull();
  expect(await findViolations(world.remote)).toEqual([]);
  await openSettings(world.remote, 'policy');
  await waitForText(world.remote, 'Changes to that file apply without your review');
  await clickProfile(world, 'Corporate home');
  expect((await findStudio(world)).shown.user).toBe('alice');
  expect(await clickForCard(world, 'Studio home')).toContain('Blocked by your organization');
});

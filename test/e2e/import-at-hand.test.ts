import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { findViolations } from './harness/find-violations';
import { type Hands, handsOf, tabTo } from './harness/hands';
import { openSettings, waitForText } from './harness/person';
import { readStored, readStoredProfile, startAfresh } from './harness/stored-configuration';
import { startWorld, type World } from './harness/world';

// What people have at hand becomes profiles: pasted or from a file, previewed, and stored. By keyboard alone.

let world: World;
let options: Page;
let hands: Hands;

beforeAll(async () => {
  // Chromium counts the writes to storage.sync by the minute, those of the files before this one, too.
  world = await startWorld({ own: true });
  options = world.remote;
  hands = handsOf(options, 'keyboard');
});
beforeEach(async () => await startAfresh(world, options));
afterAll(async () => await world?.close());

async function paste(text: string): Promise<void> {
  await openSettings(options, 'import');
  await tabTo(options, 'Paste text');
  await options.keyboard.press('Enter');
  await options.waitForSelector('textarea', { visible: true });
  await options.keyboard.press('Tab');
  await options.evaluate(pasted => void document.execCommand('insertText', false, pasted), text);
  await hands.press('Preview');
}

const readFields = () =>
  options.$$eval('dialog[open] input[type=text]', inputs =>
    inputs.map(input => (input as HTMLInputElement).value).filter(value => value !== ''),
  );
const studio = { connection: 'acme', type: 'studio', domainId: 'd-abcdefgh1234' };

const domains = `Domains:
- CreationTime: '2026-01-05T10:00:00.123000+00:00'
  DomainArn: arn:aws:sagemaker:us-west-2:111122223333:domain/d-mnopqrst5678
  DomainId: d-mnopqrst5678
  DomainName: Research
  Status: InService
`;
const spaces = `Spaces:
- DomainId: d-mnopqrst5678
  OwnershipSettingsSummary:
    OwnerUserProfileName: bob
  SpaceDisplayName: Bob’s lab
  SpaceName: bob-lab
  SpaceSettingsSummary:
    AppType: JupyterLab
  SpaceSharingSettingsSummary:
    SharingType: Private
  Status: InService
- DomainId: d-mnopqrst5678
  SpaceName: team
  SpaceSettingsSummary:
    AppType: CodeEditor
  SpaceSharingSettingsSummary:
    SharingType: Shared
  Status: InService
- DomainId: d-mnopqrst5678
  SpaceName: old-space
  SpaceSettingsSummary:
    AppType: JupyterLab
  SpaceSharingSettingsSummary:
    SharingType: Shared
  Status: InService
`;

test('lists of domains and spaces become profiles that are chosen; the person whom they do not name is asked for', async () => {
  await paste(`${domains}---\n${spaces}`);
  const shown = await waitForText(options, 'Review');
  expect(shown).toContain('Bob’s lab (Research) – bob · d-mnopqrst5678 · bob-lab · JupyterLab · us-west-2');
  expect(shown).toContain('Missing in the text for 2 of the profiles.');
  expect(await findViolations(options)).toEqual([]);
  await hands.press('Import');
  await waitForText(options, 'such as alice');
  await hands.fill('SageMaker user', 'carol');
  await tabTo(options, 'old-space (Research) – carol · d-mnopqrst5678 · old-space · JupyterLab · us-west-2');
  await options.keyboard.press(' ');
  expect(await waitForText(options, 'Profiles: 2 added')).toContain('api.sagemaker.us-west-2.amazonaws.com');
  await hands.press('Import');
  await waitForText(options, 'Imported.');
  const west = { connection: 'acme', type: 'studio', domainId: 'd-mnopqrst5678', region: 'us-west-2' };
  const bob = { ...west, userProfileName: 'bob', spaceName: 'bob-lab', landingUri: 'app:JupyterLab:' };
  const team = { ...west, userProfileName: 'carol', spaceName: 'team', landingUri: 'app:CodeEditor:' };
  await expect
    .poll(async () => (await readStored(options)).profiles.slice(3))
    .toEqual([
      { ...bob, id: 'bob-s-lab', name: 'Bob’s lab' },
      { ...team, id: 'team', name: 'team' },
    ]);
  await hands.press('Undo');
  await expect.poll(async () => (await readStored(options)).profiles).toHaveLength(3);
});

const command = 'aws sagemaker create-presigned-domain-url';

test.each<[name: string, text: string, said: string, answers: readonly (readonly [string, string])[], stored: object]>([
  [
    'a command with a prompt, in lines, with a profile of the CLI',
    `$ ${command} \\\n  --profile prod --region us-west-2 \\\n  --domain-id d-abcdefgh1234 --user-profile-name=bob`,
    'Not needed, so not imported: --profile',
    [],
    { ...studio, id: 'bob', name: 'bob', userProfileName: 'bob', region: 'us-west-2' },
  ],
  [
    'a command of PowerShell, with a variable',
    `PS C:\\> ${command} \`\n  --domain-id $domain \`\n  --user-profile-name 'bob'`,
    'Fill in these values, which the text takes from elsewhere: --domain-id $domain',
    [['Domain ID', 'd-abcdefgh1234']],
    { ...studio, id: 'bob', name: 'bob', userProfileName: 'bob' },
  ],
  [
    'the address of a tab',
    'https://studio-d-abcdefgh1234.studio.us-east-1.sagemaker.aws/jupyterlab/bob-lab',
    'Add profile',
    [['SageMaker user', 'bob']],
    {
      ...{ ...studio, id: 'bob-lab', name: 'bob-lab', userProfileName: 'bob' },
      ...{ spaceName: 'bob-lab', landingUri: 'app:JupyterLab:' },
    },
  ],
  [
    'a call of boto3',
    `sm.create_presigned_domain_url(\n    DomainId='d-abcdefgh1234',\n    UserProfileName="bob",\n    ExpiresInSeconds=60,\n)`,
    'Add profile',
    [],
    { ...studio, id: 'bob', name: 'bob', userProfileName: 'bob', expiresInSeconds: 60 },
  ],
  [
    'a resource of Terraform',
    `resource "aws_sagemaker_space" "lab" {\n  domain_id = "d-abcdefgh1234"\n  space_name = "bob-lab"\n  space_settings {\n    app_type = "CodeEditor"\n  }\n  ownership_settings {\n    owner_user_profile_name = "bob"\n  }\n}`,
    'Add profile',
    [],
    {
      ...{ ...studio, id: 'bob-lab', name: 'bob-lab', userProfileName: 'bob' },
      ...{ spaceName: 'bob-lab', landingUri: 'app:CodeEditor:' },
    },
  ],
  [
    'a notebook instance that AWS describes',
    JSON.stringify({
      NotebookInstanceArn: 'arn:aws:sagemaker:eu-west-1:111122223333:notebook-instance/research-2',
      NotebookInstanceName: 'research-2',
      NotebookInstanceStatus: 'InService',
    }),
    'Add profile',
    [],
    {
      ...{ connection: 'acme', type: 'notebookInstance', id: 'research-2', name: 'research-2' },
      ...{ notebookInstanceName: 'research-2', region: 'eu-west-1' },
    },
  ],
])('%s opens the editor with what it says, and is stored', async (_name, text, said, answers, stored) => {
  await paste(text);
  await waitForText(options, said);
  await options.waitForSelector('dialog[open]');
  expect(await findViolations(options)).toEqual([]);
  for (const [label, answer] of answers) await hands.fill(label, answer);
  expect(await readFields()).not.toEqual([]);
  await hands.press('Save');
  await waitForText(options, 'You’re ready to go');
  const { id } = stored as { id: string };
  await expect.poll(() => readStoredProfile(options, id)).toEqual(stored);
});

test('an address that signs in is read without its token, which is said', async () => {
  await paste('https://d-abcdefgh1234.studio.us-east-1.sagemaker.aws/auth?token=canary.canary.canary');
  await waitForText(options, 'Secrets removed');
  await hands.press('Continue without them');
  await hands.fill('SageMaker user', 'bob');
  await hands.press('Save');
  await waitForText(options, 'You’re ready to go');
  expect(await readStoredProfile(options, 'd-abcdefgh1234')).toMatchObject({ ...studio, userProfileName: 'bob' });
  const areas = 'Promise.all([chrome.storage.local.get(), chrome.storage.sync.get(), chrome.storage.session.get()])';
  expect(JSON.stringify(await options.evaluate(areas))).not.toContain('canary');
});

test('a place that has a profile is said, and not added again', async () => {
  await paste(
    `${command} --domain-id d-abcdefgh1234 --user-profile-name alice --space-name alice-lab --landing-uri app:JupyterLab:lab/tree/work/train.ipynb`,
  );
  await waitForText(options, 'You already have: Prod JupyterLab');
  expect(await options.$('dialog[open]')).toBeNull();
  expect((await readStored(options)).profiles).toHaveLength(3);
});

test('a text that is not valid says what to do, and where', async () => {
  await paste(`${command} \\\n  –domain-id d-abcdefgh1234`);
  const shown = await waitForText(options, 'This text can’t be imported');
  expect(shown).toContain('line 2, column 3 Write two hyphens (--) at the start of –domain-id.');
  expect(await findViolations(options)).toEqual([]);
  expect((await readStored(options)).profiles).toHaveLength(3);
});

test('a file with an output is read as a pasted one', async () => {
  await openSettings(options, 'import');
  const folder = join(world.folder, 'at-hand');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'spaces.yaml'), `${domains}---\n${spaces}`);
  const input = await options.waitForSelector('input[type=file]');
  await (input as ElementHandle<HTMLInputElement> | null)?.uploadFile(join(folder, 'spaces.yaml'));
  expect(await waitForText(options, 'Review')).toContain('team (Research)');
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerHostPrompt, clickProfile, closeStudio, findStudio, startWorldOfAlice } from './harness/person';
import type { World } from './harness/world';

// Shown by 4 of "One click opens Studio".

let world: World;
/** Every file of the browser profile, once the browser has been closed. */
let files: readonly { readonly name: string; readonly content: Buffer }[];

beforeAll(async () => {
  world = await startWorldOfAlice();
  await clickProfile(world, 'Prod JupyterLab');
  await findStudio(world);
  await closeStudio(world);
  await clickProfile(world, 'Old notebook');
  await answerHostPrompt(world, 'allow');
  await findStudio(world);
  // One tab stays open: a browser keeps what it needs to restore it.
  await clickProfile(world, 'Studio home');
  await findStudio(world);
  // Browsers write their history a moment later: without this wait there would be nothing to find, and nothing shown.
  await new Promise(resolve => setTimeout(resolve, 2_000));
  await world.browser.close();
  files = readdirSync(world.profileFolder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => ({ name: entry.name, content: readFileSync(join(entry.parentPath, entry.name)) }));
});
afterAll(async () => await world?.close());

test('what the browser does write down is found: the search works', () => {
  expect(findInFiles('d-abcdefgh1234.studio.us-east-1.sagemaker.aws')).toContain('History');
  expect(findInFiles('research-1.notebook.eu-west-1.sagemaker.aws')).toContain('History');
  expect(findInFiles('Prod JupyterLab')).not.toEqual([]);
});

test('no token, key or signing link is in any file of the browser profile', () => {
  expect(world.aws.issued.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining([
      'idToken',
      'accessToken',
      'refreshToken',
      'secretAccessKey',
      'sessionToken',
      'signingToken',
    ]),
  );
  const found = [...world.aws.secrets, ...world.aws.codes].flatMap(secret =>
    findInFiles(secret).map(name => `${world.aws.issued.find(({ value }) => value === secret)?.kind} in ${name}`),
  );
  expect(found).toEqual([]);
});

function findInFiles(text: string): string[] {
  const forms = [Buffer.from(text), Buffer.from(text, 'utf16le'), Buffer.from(encodeURIComponent(text))];
  return files.filter(({ content }) => forms.some(form => content.includes(form))).map(({ name }) => name);
}

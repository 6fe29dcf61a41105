import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { awsCalls } from './harness/aws-calls';
import { findViolations } from './harness/find-violations';
import { type Hands, handsOf, readFocus, ways } from './harness/hands';
import { holdAnswers } from './harness/hold-answers';
import { answerHostPrompt, closeStudio, findStudio, startWorldOfAlice, waitForText } from './harness/person';
import { readStored } from './harness/stored-configuration';
import { openOptions, type World } from './harness/world';

// “Try it” in the profile editor, for alice, who is signed in: a launch of what is on the screen, which stores nothing.

const presign = 'SageMaker.CreatePresignedDomainUrl';

let world: World;
let options: Page;
let hands: Hands;
let before: unknown;

beforeAll(async () => {
  world = await startWorldOfAlice();
});
beforeEach(async () => {
  world.aws.reset();
  options = await openOptions(world);
  await waitForText(options, 'Studio home');
  before = await readStored(options);
});
afterEach(async () => {
  expect(await readStored(options)).toEqual(before);
  await closeStudio(world);
  await options.close();
});
afterAll(async () => await world?.close());

describe.each(ways)('with the %s', way => {
  beforeEach(() => {
    hands = handsOf(options, way);
  });

  test('Studio opens in a tab in front, as the form says and not as it is stored', async () => {
    await hands.press('Edit Studio home');
    await hands.fill('Space', 'alice-lab');
    await hands.press('Test');
    const { page, shown } = await findStudio(world);
    expect(shown.space).toBe('alice-lab');
    expect(await page.evaluate(() => document.visibilityState)).toBe('visible');
    await options.bringToFront();
    await waitForText(options, 'Opened. Your changes aren’t saved yet.');
    expect(await readFocus(options)).toBe('Test');
    expect(await findViolations(options)).toEqual([]);
  });

  test('what is not valid is said, and the first of it gets the focus', async () => {
    await hands.press('Add profile');
    await hands.fill('Name', 'New');
    await hands.press('Test');
    await expect.poll(() => readFocus(options)).toBe('Domain ID');
    await waitForText(options, 'Enter the SageMaker user.');
    expect(awsCalls(world)).toEqual([]);
  });

  test('a profile that is new is tried before it is added', async () => {
    await hands.press('Add profile');
    await hands.fill('Name', 'New');
    await hands.fill('Domain ID', 'd-abcdefgh1234');
    await hands.fill('SageMaker user', 'alice');
    await hands.press('Test');
    expect((await findStudio(world)).shown.user).toBe('alice');
  });

  test('a refusal shows its card, which leads to the field at fault', async () => {
    await hands.press('Edit Studio home');
    await hands.fill('Domain ID', 'd-nowhere00000');
    await hands.press('Test');
    await waitForText(options, '“Domain ID” not found');
    expect(await findViolations(options)).toEqual([]);
    await hands.press('Dismiss');
    await expect.poll(() => readFocus(options)).toBe('Test');
    expect(await options.$('[role=alert]')).toBeNull();
    await hands.press('Test');
    await hands.press('Go to the field');
    await expect.poll(() => readFocus(options)).toBe('Domain ID');
    expect(await options.$('[role=alert]')).toBeNull();
    await hands.fill('Domain ID', 'd-abcdefgh1234');
    await hands.press('Test');
    await findStudio(world);
  });

  test('it says how far it is, and after a failure it can be tried again', async () => {
    await hands.press('Edit Studio home');
    const release = holdAnswers(world, { operation: presign, times: 1, html: true });
    await hands.press('Test');
    await waitForText(options, 'Getting your Studio link…');
    expect(await readFocus(options)).toBe('Test');
    release();
    await waitForText(options, 'Unexpected response instead of AWS’s');
    await hands.fill('SageMaker user', '');
    await hands.press('Try again');
    await expect.poll(() => readFocus(options)).toBe('SageMaker user');
    await hands.fill('SageMaker user', 'alice');
    await hands.press('Try again');
    await findStudio(world);
  });

  test('hosts that are missing are asked for at the click, and again by the card', async () => {
    await hands.press('Edit Studio home');
    // A region each: the browser does not ask again for what it has once been given.
    await hands.fill('Region', way === 'keyboard' ? 'eu-central-1' : 'ap-south-1');
    await waitForText(options, '· partition aws');
    await hands.press('Test');
    await answerHostPrompt(world, 'deny');
    await waitForText(options, 'Allow access to AWS and your sign-in page');
    expect(awsCalls(world)).toEqual([]);
    await hands.press('Allow access');
    await answerHostPrompt(world, 'allow');
    // The local AWS has nothing there, but was asked.
    await waitForText(options, 'Unexpected response instead of AWS’s');
  });

  test('the current tab is the editor: what was typed stays in it', async () => {
    await hands.press('Edit Studio home');
    await hands.fill('Name', 'Typed');
    await hands.choose('Opens in', 'Current tab');
    await hands.press('Test');
    await findStudio(world);
    await options.bringToFront();
    await waitForText(options, 'Opened. Your changes aren’t saved yet.');
    await hands.press('Cancel');
    await hands.press('Discard');
  });
});

import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { discoveryGrants } from '../../local-aws/index';
import { listCalls, providerCalls } from './harness/aws-calls';
import { findViolations } from './harness/find-violations';
import { type Hands, handsOf, readFocus, retype, tabTo, unfold } from './harness/hands';
import { clickButton, openSettings, signInAs, startWorldOfAlice, waitForText } from './harness/person';
import { readStored, readStoredProfile, startAfresh } from './harness/stored-configuration';
import type { World } from './harness/world';

// The fields of a profile's editor suggest what AWS lists, and still take anything typed. By keyboard alone.

let world: World;
let options: Page;
let hands: Hands;

beforeAll(async () => {
  world = await startWorldOfAlice();
  options = world.remote;
  hands = handsOf(options, 'keyboard');
});
beforeEach(async () => {
  await startAfresh(world, options);
  // What a page has read is kept as long as the page is open.
  await world.reload(options);
  world.aws.reset();
  world.aws.setAwsWays({ grants: discoveryGrants });
  await openSettings(options, 'profiles');
  await options.bringToFront();
});
afterAll(async () => await world?.close());

async function openEditor(): Promise<void> {
  await hands.press('Add profile');
  await waitForText(options, 'Domain ID');
}

/** What the field with the focus suggests. */
const readSuggestions = () =>
  options.evaluate(() => {
    const field = document.activeElement as HTMLInputElement;
    return [...(field.list?.options ?? [])].map(({ value, label }) => [value, label]);
  });

const readField = (name: string) =>
  options.evaluate(label => {
    const found = [...document.querySelectorAll('dialog label')].find(each => each.textContent === label);
    return (document.getElementById(found?.getAttribute('for') ?? '') as HTMLInputElement | null)?.value;
  }, name);

const bothDomains = [
  ['d-abcdefgh1234', 'd-abcdefgh1234 · acme'],
  ['d-sso000000001', 'd-sso000000001 · acme'],
];

test('a list is asked for when its field gets the focus, once, and kept for the next form', async () => {
  await openEditor();
  expect(listCalls(world)).toEqual([]);
  await tabTo(options, 'Domain ID');
  await expect.poll(readSuggestions).toEqual(bothDomains);
  // The field before it is the one for the space.
  const lists = ['SageMaker.ListSpaces', 'SageMaker.ListDomains'];
  await expect.poll(() => listCalls(world)).toEqual(lists);
  expect(await findViolations(options)).toEqual([]);
  await options.keyboard.press('Escape');
  await openEditor();
  await tabTo(options, 'Domain ID');
  await expect.poll(readSuggestions).toEqual(bothDomains);
  expect(listCalls(world)).toEqual(lists);
});

test('what a space tells is not asked: its domain, its app, its user, and a name', async () => {
  await openEditor();
  await tabTo(options, 'Space');
  await expect
    .poll(readSuggestions)
    .toContainEqual(['alice-code', 'alice-code · Code Editor · Your SageMaker user · d-abcdefgh1234']);
  await options.keyboard.type('alice-code');
  expect(await readSuggestions()).toHaveLength(1);
  await tabTo(options, 'Domain ID');
  expect(await readField('Domain ID')).toBe('d-abcdefgh1234');
  await waitForText(options, 'Leave this empty to use “Code Editor · alice-code”.');
  await hands.press('Save');
  await expect
    .poll(() => readStoredProfile(options, 'code-editor-alice-code'))
    .toMatchObject({
      ...{ name: 'Code Editor · alice-code', domainId: 'd-abcdefgh1234', userProfileName: 'alice' },
      ...{ spaceName: 'alice-code', landingUri: 'app:CodeEditor:' },
    });
});

test('what has been typed stays, whatever is suggested', async () => {
  await openEditor();
  await options.keyboard.type('Mine');
  await tabTo(options, 'Space');
  await expect.poll(async () => (await readSuggestions()).length).toBe(4);
  await options.keyboard.type('elsewhere');
  await tabTo(options, 'Domain ID');
  await retype(options, 'd-elsewhere0001');
  await hands.press('Save');
  await waitForText(options, 'Enter the SageMaker user');
  await tabTo(options, 'SageMaker user');
  await options.keyboard.type('somebody');
  await hands.press('Save');
  await expect
    .poll(async () => (await readStored(options)).profiles.at(-1))
    .toMatchObject({
      ...{ name: 'Mine', spaceName: 'elsewhere', domainId: 'd-elsewhere0001', userProfileName: 'somebody' },
    });
});

test('user profiles are those of the domain, one’s own first', async () => {
  await openEditor();
  await tabTo(options, 'Domain ID');
  await options.keyboard.type('d-abcdefgh1234');
  await tabTo(options, 'SageMaker user');
  await expect.poll(readSuggestions).toEqual([
    ['alice', 'alice · Your SageMaker user'],
    ['bob', 'bob'],
    ['untagged', 'untagged'],
  ]);
});

test('instance types are those that the domain shows, and regions all that are known', async () => {
  const userSettings = { StudioWebPortalSettings: { HiddenInstanceTypes: ['ml.m5.xlarge'] } };
  world.aws.setResources({ domains: { 'd-abcdefgh1234': { userSettings } } });
  await hands.press('Edit Prod JupyterLab');
  await unfold(options, 'keyboard', 'Instance type');
  await tabTo(options, 'Instance type');
  const values = async () => (await readSuggestions()).map(([value]) => value);
  await expect.poll(values).toContain('ml.t3.medium');
  expect(await values()).not.toContain('ml.m5.xlarge');
  await tabTo(options, 'Region');
  expect(await values()).toContain('eu-west-1');
});

describe('a field is a field where', () => {
  test('the role may not list: it is asked once', async () => {
    world.aws.setAwsWays({});
    await openEditor();
    const lists = ['SageMaker.ListSpaces', 'SageMaker.ListDomains'];
    for (const field of ['Domain ID', 'Space', 'Domain ID']) {
      await tabTo(options, field);
      await expect.poll(() => listCalls(world).slice(0, 2)).toEqual(lists);
      expect(await readSuggestions()).toEqual([]);
    }
    expect(listCalls(world).filter(call => call === 'SageMaker.ListDomains')).toHaveLength(1);
    await options.keyboard.type('d-abcdefgh1234');
    expect(await readField('Domain ID')).toBe('d-abcdefgh1234');
  });

  test('nobody is signed in: no window opens, and nothing is asked', async () => {
    await openSettings(options, 'connections');
    await clickButton(options, 'Sign out');
    await waitForText(options, 'Not signed in');
    await expect.poll(() => providerCalls(world)).toContain('oidc.revoke');
    world.aws.reset();
    await openSettings(options, 'profiles');
    await openEditor();
    await tabTo(options, 'Space');
    await tabTo(options, 'Domain ID');
    // Answered after what the fields have asked.
    await options.evaluate(() => chrome.runtime.sendMessage({ type: 'knock', request: {} }));
    expect(world.aws.log.map(({ operation }) => operation).filter(name => /^(SageMaker|oidc)/.test(name))).toEqual([]);
    expect(await world.listPages(address => /authorize|login/.test(address))).toEqual([]);
    expect(await readFocus(options)).toBe('Domain ID');
    await options.keyboard.press('Escape');
    await openSettings(options, 'connections');
    await clickButton(options, 'Sign in');
    await signInAs(world, 'alice');
    await options.bringToFront();
    await waitForText(options, 'Signed in as');
  });
});

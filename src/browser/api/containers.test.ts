import { beforeEach, expect, test, vi } from 'vitest';
import { studioProfile } from '../../../test/support/example-document';
import { createFakeNavigator } from '../../../test/support/fake-browser';
import { colors, type Profile } from '../../core/configuration/profile';

interface Container {
  readonly name: string;
  readonly color: string;
  readonly cookieStoreId: string;
}

let containers: Container[];
const permissions = { contains: vi.fn(async () => true) };
const contextualIdentities = { query: vi.fn(), create: vi.fn() };
const profile: Profile = { ...studioProfile, container: 'Alice' };

beforeEach(() => {
  vi.resetModules();
  containers = [{ name: 'Work', color: 'orange', cookieStoreId: 'store-0' }];
  permissions.contains.mockResolvedValue(true);
  contextualIdentities.query.mockReset().mockImplementation(async () => [...containers]);
  contextualIdentities.create.mockReset().mockImplementation(async ({ name, color }) => {
    const created = { name, color, cookieStoreId: `store-${containers.length}` };
    containers.push(created);
    return created;
  });
  vi.stubGlobal('chrome', { permissions, contextualIdentities });
  vi.stubGlobal('navigator', createFakeNavigator());
});

const load = async () => (await import('./containers')).getContainer;
const refuse = () => Promise.reject(new Error('no'));

test('a container that there is is taken by its name', async () => {
  const getContainer = await load();
  expect(await getContainer({ ...profile, container: 'Work' })).toBe('store-0');
  expect(contextualIdentities.create).not.toHaveBeenCalled();
});

test('two launches at once create one container', async () => {
  const getContainer = await load();
  expect(await Promise.all([getContainer(profile), getContainer(profile)])).toEqual(['store-1', 'store-1']);
  expect(containers.map(({ name }) => name)).toEqual(['Work', 'Alice']);
});

/** https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/API/contextualIdentities/ContextualIdentity */
const firefoxColors = ['blue', 'turquoise', 'green', 'yellow', 'orange', 'red', 'pink', 'purple', 'toolbar'];

test.each([undefined, ...colors])('a profile of the colour %s gives one that Firefox has', async color => {
  const getContainer = await load();
  await getContainer({ ...profile, color });
  const given = containers.at(-1)?.color ?? '';
  expect(firefoxColors).toContain(given);
  if (color && firefoxColors.includes(color)) expect(given).toBe(color);
});

test.each([
  ['not allowed', 'not-allowed', () => permissions.contains.mockResolvedValue(false)],
  ['switched off', 'switched-off', () => contextualIdentities.query.mockImplementation(refuse)],
  ['not created', 'not-created', () => contextualIdentities.create.mockImplementation(refuse)],
] as const)('containers that are %s are an outcome', async (_name, reason, change) => {
  change();
  const getContainer = await load();
  await expect(getContainer(profile)).rejects.toMatchObject({ failure: { code: 'container-unusable', reason } });
});

test.each([
  ['a profile without a container', studioProfile, { permissions, contextualIdentities }],
  ['a browser without containers', profile, { permissions }],
])('%s opens in none', async (_name, given, api) => {
  vi.stubGlobal('chrome', api);
  const getContainer = await load();
  expect(await getContainer(given)).toBeUndefined();
});

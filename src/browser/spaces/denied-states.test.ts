import { expect, test } from 'vitest';
import { useFreshBrowser } from '../../../test/support/use-fresh-browser';
import type { StateInput } from '../../core/launch/presign-input';
import type { Credentials } from '../../core/sign-in/credentials';
import { listAppsCall } from '../../core/spaces/app-list';

const fake = useFreshBrowser();
const load = async () => await import('./denied-states');

const app = (SpaceName: string, DomainId = 'd-1', region = 'us-east-1'): StateInput => ({
  operation: 'DescribeApp',
  input: { DomainId, SpaceName, AppType: 'JupyterLab', AppName: 'default' },
  region,
});
const list = (domainId: string, region = 'us-east-1') => ({ ...listAppsCall(domainId), region });
const credentials = (expiration: number): Credentials => ({
  ...{ source: 'test', issuedTo: 'guest', accessKeyId: 'ASIA', secretAccessKey: 'SECRET', sessionToken: 'SECRET' },
  ...{ expiration, identityId: 'us-east-1:1' },
});
const [first, renewed] = [credentials(1), credentials(2)];
const session = async () => await fake.storage.session.get();

test('126: what was denied is not asked again with the same credentials, and is with new ones', async () => {
  const { createDenials, noteDeniedState, isStateDenied } = await load();
  await noteDeniedState(app('a'), first);
  expect(isStateDenied(app('a'), first, await session())).toBe(true);
  expect(createDenials(first, await session()).has(app('a'))).toBe(true);
  expect(createDenials(renewed, await session()).has(app('a'))).toBe(false);
});

test('126: a list that was denied for one domain is denied for all of its region', async () => {
  const { createDenials, noteDeniedState } = await load();
  await noteDeniedState(list('d-1'), first);
  const denials = createDenials(first, await session());
  expect([list('d-2'), list('d-1', 'eu-west-1'), app('a')].map(denials.has)).toEqual([true, false, false]);
});

test('126: three apps that were denied in a domain speak for the others there, but a launch asks for its own', async () => {
  const { createDenials, isStateDenied } = await load();
  const denials = createDenials(first, await session());
  denials.note(app('a'));
  denials.note(app('b'));
  expect(denials.has(app('d'))).toBe(false);
  denials.note(app('c'));
  expect([app('d'), app('d', 'd-2'), app('d', 'd-1', 'eu-west-1')].map(denials.has)).toEqual([true, false, false]);
  await expect.poll(async () => createDenials(first, await session()).has(app('d'))).toBe(true);
  expect(isStateDenied(app('d'), first, await session())).toBe(false);
});

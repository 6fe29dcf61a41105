import { describe, expect, test } from 'vitest';
import { useFreshBrowser } from '../../../test/support/use-fresh-browser';
import { failureOf } from '../../core/failure/launch-failure';
import { restrictions } from '../../core/store/managed-settings';

const fake = useFreshBrowser();

const load = () => import('./managed-configuration');

function refuseWith(error: unknown): void {
  Object.assign(fake.storage, { managed: { get: async () => await Promise.reject(error) } });
}

test.each([
  ['no such area', undefined],
  ['Firefox’s word for no policy', new Error('Managed storage manifest not found')],
])('without a policy nothing is set: %s', async (_name, error) => {
  if (error) refuseWith(error);
  expect(await (await load()).getManaged()).toMatchObject({ settings: {}, problems: [] });
});

describe('83: a policy that the browser cannot give', () => {
  test.each([new Error('IO error: policy.db: Corruption'), new Error(''), 'nothing'])(
    'is no missing one: %s',
    async error => {
      refuseWith(error);
      const { getManaged } = await load();
      const failure = await getManaged().catch(failureOf);
      expect(failure).toMatchObject({ code: 'configuration-unreadable' });
    },
  );

  test('shows a page as restricted, refuses links, and lets nothing be launched or saved', async () => {
    refuseWith(new Error('IO error'));
    expect((await (await load()).getManagedOrRestricted()).settings).toEqual(restrictions);
    expect(await (await import('./link-setting')).areLinksAllowed()).toBe(false);
    const { findProfile } = await import('./find-entry');
    expect(await findProfile({ profileId: 'a' }).catch(failureOf)).toMatchObject({ code: 'configuration-unreadable' });
  });
});

import type { ContextualIdentities } from 'webextension-polyfill';
import type { Profile } from '../../core/configuration/profile';
import { launchFailure } from '../../core/failure/launch-failure';
import { browser } from './browser';
import { mayUseContainers } from './container-permission';
import { withLock } from './with-lock';

type Containers = ContextualIdentities.Static;

/** Firefox's names for our colors, where they differ. */
const containerColors: Readonly<Record<string, string>> = { grey: 'toolbar', cyan: 'turquoise' };

/** Whether the browser supports containers. They may still be turned off. */
export function hasContainers(): boolean {
  return findApi() !== undefined;
}

/** The names of the existing containers. Empty if containers are turned off. */
export async function findContainerNames(): Promise<string[]> {
  const found = await findApi()
    ?.query({})
    .catch(() => []);
  return (found ?? []).map(({ name }) => name);
}

/**
 * The cookie store of a profile's container. A missing container is created with the profile's color. `undefined` for a
 * profile without a container, or in a browser without containers. Throws the failure `container-unusable`.
 */
export async function getContainer({ container, color = 'grey' }: Profile): Promise<string | undefined> {
  const api = findApi();
  if (!container || !api) return undefined;
  if (!(await mayUseContainers())) throw unusable('not-allowed');
  // Two launches at once must not create two containers with the same name.
  return await withLock('containers', async () => {
    const found = await api.query({}).catch(() => {
      throw unusable('switched-off');
    });
    const known = found.find(({ name }) => name === container);
    const create = () => api.create({ name: container, color: containerColors[color] ?? color, icon: 'circle' });
    const { cookieStoreId } =
      known ??
      (await create().catch(() => {
        throw unusable('not-created');
      }));
    return cookieStoreId;
  });
}

/** Only Firefox has this API, whatever the types say. */
function findApi(): Containers | undefined {
  return browser.contextualIdentities;
}

function unusable(reason: 'not-allowed' | 'switched-off' | 'not-created') {
  return launchFailure({ code: 'container-unusable', reason });
}

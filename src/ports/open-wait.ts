import { openWaitPage } from '../browser/launch/launch-page';
import { storeWait } from '../browser/spaces/waits';
import type { Opened } from '../core/launch/launch';
import { flightOf, type LaunchRequest } from '../core/launch/launch-request';
import type { Wait } from '../core/launch/wait';
import { personKey } from '../core/sign-in/person';
import type { AppState } from '../core/spaces/app-state';
import type { StoredItems } from '../core/store/store-layout';

/**
 * Opens a page that waits until what a launch opens runs, and then launches. `session` is what is in `storage.session`;
 * `onAsked` is the same as for `openTab`; `wishes`: it is started anew, on another instance type. Throws the failures of
 * `openTab`.
 */
export async function openWait(
  request: LaunchRequest,
  { person }: Opened,
  { app, state, instanceType }: AppState,
  session: StoredItems,
  onAsked: () => void,
  wishes: Pick<Wait, 'stops' | 'wishedType'> = {},
): Promise<void> {
  const { windowId: _windowId, tabId: _tabId, openIn: _openIn, whenStopped: _whenStopped, ...launch } = request;
  const wait: Wait = {
    id: crypto.randomUUID(),
    key: flightOf(request),
    // Once it runs, there is nothing left to ask.
    request: { ...launch, ...(request.openIn === 'privateWindow' && { openIn: request.openIn }) },
    person: personKey(person),
    ...{ app, state, begunAt: Date.now(), failures: 0, ...wishes },
    ...(instanceType !== undefined && { instanceType }),
  };
  await storeWait(wait, session);
  await openWaitPage(wait.id, request, onAsked);
}

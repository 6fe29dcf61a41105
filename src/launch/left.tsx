import { useState } from 'preact/hooks';
import { t, translate } from '../browser/api/translate';
import { findProfile } from '../browser/store/find-entry';
import { appName } from '../core/explain/app-name';
import type { Wait } from '../core/launch/wait';
import { message } from '../core/words/message';
import { useLive } from '../ui/use-live';
import { Launch } from './launching';
import { useFocus } from './use-focus';
import { useTitle } from './use-title';

/** Says that the person waits no longer, and that what was started goes on starting, unless it was stopped again. */
export function Left({ wait: { app, request, stops } }: { readonly wait: Wait }) {
  const [isBack, setBack] = useState(false);
  const found = useLive(() => findProfile(request).catch(() => undefined), [], []);
  const name = found?.profile.name;
  useTitle(name);
  useFocus(isBack);
  const isStopped = stops === 'for-good';
  // What was stopped again starts anew only if the person says so.
  const again = isStopped ? request : { ...request, whenStopped: 'start' as const };
  if (isBack) return <Launch request={again} askId={undefined} begins={true} isAsked={!isStopped} />;
  return (
    <>
      <h1 tabIndex={-1} dir="auto">
        {name ?? t('appShortName')}
      </h1>
      <p role="status">{isStopped ? t('waitStopped') : translate(message('waitLeft', { app: appName(app) }))}</p>
      <div class="actions">
        <button type="button" class="primary" onClick={() => setBack(true)}>
          {t(isStopped ? 'launchNow' : 'remedyKeepWaiting')}
        </button>
      </div>
    </>
  );
}

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

/** Says that the person waits no longer, and that what was started goes on starting. */
export function Left({ wait: { app, request } }: { readonly wait: Wait }) {
  const [isBack, setBack] = useState(false);
  const found = useLive(() => findProfile(request).catch(() => undefined), [], []);
  const name = found?.profile.name;
  useTitle(name);
  useFocus(isBack);
  if (isBack) return <Launch request={{ ...request, whenStopped: 'start' }} askId={undefined} begins={true} isAsked />;
  return (
    <>
      <h1 tabIndex={-1} dir="auto">
        {name ?? t('appShortName')}
      </h1>
      <p role="status">{translate(message('waitLeft', { app: appName(app) }))}</p>
      <div class="actions">
        <button type="button" class="primary" onClick={() => setBack(true)}>
          {t('remedyKeepWaiting')}
        </button>
      </div>
    </>
  );
}

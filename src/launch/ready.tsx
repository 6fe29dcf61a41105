import { useEffect, useState } from 'preact/hooks';
import { hasContainers } from '../browser/api/containers';
import { t, translate } from '../browser/api/translate';
import { findProfile } from '../browser/store/find-entry';
import { appName } from '../core/explain/app-name';
import type { Wait } from '../core/launch/wait';
import { message } from '../core/words/message';
import { useLive } from '../ui/use-live';
import { Launch } from './launching';
import { useFocus } from './use-focus';
import { useTitle } from './use-title';

/**
 * Opens what runs by now. In this tab that is done at once, in the background too: whoever comes back finds it open, and
 * until it is there the tab's title and icon say that it is ready. What opens in another tab or window would come in front
 * of what the person does meanwhile, so it opens when the person looks at this tab.
 */
export function Ready({ wait }: { readonly wait: Wait }) {
  const { app, request } = wait;
  const known = useLive(() => findKnown(wait), [], [wait.id]);
  const isVisible = useVisible();
  const mayOpen = known !== undefined && (known.opensHere || isVisible);
  const [isOpening, setOpening] = useState(false);
  useEffect(() => {
    if (mayOpen) setOpening(true);
  }, [mayOpen]);
  if (isOpening) return <Launch request={{ ...request, isJustStarted: true }} {...atOnce} />;
  if (!known || mayOpen) return <p role="status" />;
  return <Held name={known.name} text={translate(message('waitReady', { app: appName(app) }))} />;
}

const atOnce = { askId: undefined, begins: true, isReady: true };

function Held({ name, text }: { readonly name: string; readonly text: string }) {
  useTitle(name, true);
  useFocus(name);
  return (
    <>
      <h1 tabIndex={-1} dir="auto">
        {name}
      </h1>
      <p role="status">{text}</p>
    </>
  );
}

async function findKnown({ request }: Wait) {
  const profile = (await findProfile(request).catch(() => undefined))?.profile;
  // Neither a private window nor a container is in this tab.
  const isPrivate = (request.openIn ?? profile?.openIn) === 'privateWindow';
  return {
    name: profile?.name ?? t('appShortName'),
    opensHere: !isPrivate && !(profile?.container && hasContainers()),
  };
}

function useVisible(): boolean {
  const [isVisible, setVisible] = useState(() => !document.hidden);
  useEffect(() => {
    const update = () => setVisible(!document.hidden);
    document.addEventListener('visibilitychange', update);
    return () => document.removeEventListener('visibilitychange', update);
  }, []);
  return isVisible;
}

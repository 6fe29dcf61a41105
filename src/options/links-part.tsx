import { useState } from 'preact/hooks';
import { t } from '../browser/api/translate';
import { allowLinks, areLinksAllowed, canTakeLinks, linksAllowed, takeLinks } from '../browser/store/link-setting';
import { onManagedChanged } from '../browser/store/managed-configuration';
import { useLive } from '../ui/use-live';
import { useManaged } from './managed/managed-context';
import { Part } from './navigation/part';
import { CheckField } from './shared/check-field';

/** A switch for launch links on web pages, and a button that makes the browser open such links here. */
export function LinksPart() {
  const { settings } = useManaged();
  const allowed = useLive(areLinksAllowed, [linksAllowed.onChanged, onManagedChanged], []);
  const [answer, setAnswer] = useState<'linksAsked' | 'linksRefused'>();
  if (allowed === undefined) return null;
  const allow = (next: boolean) => {
    setAnswer(undefined);
    void allowLinks(next);
  };
  const take = async () => setAnswer((await takeLinks()) ? 'linksAsked' : 'linksRefused');
  return (
    <Part name="links" title={t('linksElsewhere')}>
      <CheckField
        label={t('linksAllow')}
        hint={t('linksHint')}
        checked={allowed}
        isLocked={settings.links !== undefined}
        onChange={allow}
      />
      {allowed && canTakeLinks() && (
        <p>
          <button type="button" onClick={() => void take()}>
            {t('linksRegister')}
          </button>
        </p>
      )}
      <p role="status" class="muted">
        {answer && t(answer)}
      </p>
    </Part>
  );
}

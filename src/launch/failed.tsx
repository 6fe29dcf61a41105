import { openOptionsPage } from '../browser/api/pages';
import { t, translate } from '../browser/api/translate';
import type { Failure } from '../core/failure/launch-outcome';
import { OutcomeCard } from '../ui/outcome-card';
import { useFocus } from './use-focus';

/** Why there is nothing to show; the options page helps with all of that. */
export function Failed({ failure }: { readonly failure: Failure }) {
  useFocus(failure.code);
  return (
    <>
      <h1 tabIndex={-1}>{t('appShortName')}</h1>
      <OutcomeCard failure={failure} translate={translate} onRemedy={() => void openOptionsPage()} />
    </>
  );
}

import { openOptionsPage } from '../browser/api/pages';
import { t, translate } from '../browser/api/translate';
import type { Failure } from '../core/failure/launch-outcome';
import { OutcomeCard } from '../ui/outcome-card';
import { useFocus } from './use-focus';

/** Says why there is nothing to show. The options page helps in every case. */
export function Failed({ failure }: { readonly failure: Failure }) {
  useFocus(failure.code);
  return (
    <>
      <h1 tabIndex={-1}>{t('appShortName')}</h1>
      <OutcomeCard failure={failure} translate={translate} onRemedy={() => void openOptionsPage()} />
    </>
  );
}

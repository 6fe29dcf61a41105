import { t } from '../browser/translate';
import { showPage } from '../ui/show-page';
import { DiagnosticsPage } from './diagnostics-page';

showPage(t('languageTag'), `${t('diagnostics')} – ${t('appShortName')}`, <DiagnosticsPage />);

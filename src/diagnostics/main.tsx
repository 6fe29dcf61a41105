import { t } from '../browser/api/translate';
import { showPage } from '../ui/show-page';
import { DiagnosticsPage } from './diagnostics-page';

showPage(t('languageTag'), `${t('diagnostics')} – ${t('appShortName')}`, <DiagnosticsPage />);

import { t } from '../browser/api/translate';
import { showPage } from '../ui/show-page';
import { LaunchPage } from './launch-page';
import { forgetVisitOnReload } from './visit';

forgetVisitOnReload();
showPage(t('languageTag'), t('appShortName'), <LaunchPage />);

import { t } from '../browser/api/translate';
import { showPage } from '../ui/show-page';
import { Popup } from './popup';

showPage(t('languageTag'), t('appShortName'), <Popup />);

import { t } from '../browser/api/translate';
import { showPage } from '../ui/show-page';
import { Options } from './options';

showPage(t('languageTag'), t('optionsTitle'), <Options />);

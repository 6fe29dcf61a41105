import { t } from '../browser/api/translate';
import { showPage } from '../ui/show-page';
import { LinkPage } from './link-page';

showPage(t('languageTag'), t('linkTitle'), <LinkPage link={new URLSearchParams(location.search).get('link') ?? ''} />);

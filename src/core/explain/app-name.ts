import { landingAppNames } from '../aws/landing-uri';
import type { StartableApp } from '../failure/launch-outcome';
import { message, type Words } from '../words/message';

/** What people call an app of a space or a notebook instance; “the app” where it is not known. */
export function appName(app: StartableApp | undefined): Words {
  if (app === undefined) return message('someApp');
  return app === 'notebookInstance' ? message('notebookInstance') : landingAppNames[app];
}

import { landingAppNames } from '../aws/landing-uri';
import type { Failure, FailureCode } from '../failure/launch-outcome';
import { answered } from '../words/answered';
import { type MessageKey, message, type Words } from '../words/message';
import { type Explain, openStudioPage, type Remedy, tryAgain } from './explanation';

/** Explanations of apps and notebook instances that are not running. */
export const stateExplanations = {
  'app-stopped': failure => ({
    title: message('appStoppedTitle', { app: nameOf(failure) }),
    cause: isInstance(failure) ? message('instanceStoppedCause') : message('appStoppedCause', { app: nameOf(failure) }),
    brief: isInstance(failure) ? message('startInConsole') : message('startInStudio'),
    ...remediesOf(failure, openStudioPage, tryAgain),
  }),
  'app-not-ready': failure => ({
    title: message('appNotReadyTitle', { app: nameOf(failure) }),
    cause: message(changes[failure.state ?? 'starting'] ?? 'appStarting', { app: nameOf(failure) }),
    ...remediesOf(failure, tryAgain, openStudioPage),
  }),
  'app-failed': failure => ({
    title: message('appFailedTitle', { app: nameOf(failure) }),
    cause: message(isInstance(failure) ? 'instanceFailedCause' : 'appFailedCause', {
      said: answered('sageMakerAnswered', failure.said),
    }),
    brief: message(isInstance(failure) ? 'startInConsole' : 'startInStudio'),
    ...remediesOf(failure, openStudioPage, tryAgain),
  }),
} as const satisfies Partial<Record<FailureCode, Explain>>;

const changes: Readonly<Partial<Record<NonNullable<Failure['state']>, MessageKey>>> = {
  stopping: 'appStopping',
  updating: 'appUpdating',
  deleting: 'appDeleting',
};

function isInstance({ app }: Failure): boolean {
  return app === 'notebookInstance';
}

function nameOf({ app }: Failure): Words {
  if (app === undefined) return message('someApp');
  return app === 'notebookInstance' ? message('notebookInstance') : landingAppNames[app];
}

/** Studio has no page of a notebook instance. */
function remediesOf(failure: Failure, remedy: Remedy, alternative: Remedy) {
  return isInstance(failure) ? { remedy: tryAgain } : { remedy, alternative };
}

import type { Failure, FailureCode } from '../failure/launch-outcome';
import { parseQuota, quotaList } from '../spaces/quota';
import { formatSeconds } from '../spaces/start-times';
import { answered } from '../words/answered';
import { type MessageKey, message } from '../words/message';
import { appName } from './app-name';
import { type Explain, openOptions, openStudioPage, type Remedy, startAndOpen, tryAgain } from './explanation';

/** Explanations of apps and notebook instances that are not running, and of why they could not be started. */
export const stateExplanations = {
  'app-stopped': failure => {
    const { instanceType: instance, lastStartSeconds: seconds } = failure;
    const app = appName(failure.app);
    const last = seconds === undefined ? '' : message('startTook', { time: formatSeconds(seconds) });
    return {
      title: message('appStoppedTitle', { app }),
      cause: instance
        ? message('appStoppedCauseOn', { app, instance, last })
        : message('appStoppedCause', { app, last }),
      brief: instance ? message('appStoppedBriefOn', { instance }) : message('appStoppedBrief'),
      ...remediesOf(failure, startAndOpen),
    };
  },
  'app-not-ready': failure => ({
    title: message('appNotReadyTitle', { app: appName(failure.app) }),
    cause: message(changes[failure.state ?? 'starting'] ?? 'appStarting', { app: appName(failure.app) }),
    ...remediesOf(failure, failure.state === 'deleting' ? tryAgain : waitAndOpen),
  }),
  'app-failed': failure => ({
    title: message('appFailedTitle', { app: appName(failure.app) }),
    cause: message('appFailedCause', { said: answered('sageMakerAnswered', failure.said) }),
    brief: message('appFailedBrief'),
    ...remediesOf(failure, startAndOpen),
  }),
  'no-capacity': failure => ({
    title: message('noCapacityTitle'),
    cause: message('noCapacityCause', { said: answered('sageMakerAnswered', failure.said) }),
    brief: message('noCapacityBrief'),
    ...remediesOf(failure, startAgain),
  }),
  'quota-reached': failure => {
    const quota = parseQuota(failure.said);
    return {
      title: message('quotaReachedTitle'),
      cause: quota
        ? message('quotaReachedCause', { ...quota })
        : message('quotaReachedCauseUnknown', { said: answered('sageMakerAnswered', failure.said) }),
      brief: message('quotaReachedBrief'),
      ...quotaOf(failure.region, quota?.name),
      ...remediesOf(failure, startAgain),
    };
  },
  'volume-changing': failure => ({
    title: message('volumeChangingTitle'),
    cause: message('volumeChangingCause', { said: answered('sageMakerAnswered', failure.said) }),
    brief: message('volumeChangingBrief'),
    ...remediesOf(failure, startAgain),
  }),
  'app-in-use': failure => ({
    title: message('appInUseTitle', { app: appName(failure.app) }),
    cause: message('appInUseCause', { said: answered('sageMakerAnswered', failure.said) }),
    brief: message('appInUseBrief'),
    ...remediesOf(failure, startAgain),
  }),
  'stop-refused': failure => ({
    title: message('stopRefusedTitle', { app: appName(failure.app) }),
    cause:
      failure.state === 'starting'
        ? message('stopRefusedStarting')
        : message('stopRefusedCause', { said: answered('sageMakerAnswered', failure.said) }),
    brief: message('stopRefusedBrief'),
    remedy: tryAgain,
  }),
  'instance-type-hidden': ({ instanceType: instance }) => ({
    title: instance ? message('instanceTypeHiddenTitle', { instance }) : message('instanceTypeHiddenTitleUnknown'),
    cause: message('instanceTypeHiddenCause'),
    brief: message('instanceTypeHiddenBrief'),
    remedy: openOptions,
    alternative: openStudioPage,
  }),
  'app-image-missing': failure => ({
    title: message('appImageMissingTitle', { app: appName(failure.app) }),
    cause: message('appImageMissingCause'),
    brief: message('appImageMissingBrief'),
    remedy: openStudioPage,
    alternative: openOptions,
  }),
  'start-timed-out': failure => ({
    title: message(failure.state === 'stopping' ? 'stopTimedOutTitle' : 'startTimedOutTitle', {
      app: appName(failure.app),
    }),
    cause: message(failure.state === 'stopping' ? 'stopTimedOutCause' : 'startTimedOutCause'),
    brief: message(failure.state === 'stopping' ? 'stopTimedOutBrief' : 'startTimedOutBrief'),
    ...remediesOf(failure, { ...startAndOpen, label: 'remedyKeepWaiting' }),
  }),
} as const satisfies Partial<Record<FailureCode, Explain>>;

const changes: Readonly<Partial<Record<NonNullable<Failure['state']>, MessageKey>>> = {
  stopping: 'appStopping',
  updating: 'appUpdating',
  deleting: 'appDeleting',
};

/** Waiting starts nothing that is starting already. */
const waitAndOpen: Remedy = { ...startAndOpen, label: 'remedyWaitAndOpen' };
const startAgain: Remedy = { ...startAndOpen, label: 'remedyTryAgain' };

function quotaOf(region = '', name?: string) {
  const list = quotaList(region);
  return list === undefined ? {} : { quota: { list, ...(name !== undefined && { name }) } };
}

/** Studio has no page of a notebook instance. */
function remediesOf({ app }: Failure, remedy: Remedy) {
  return app === 'notebookInstance' ? { remedy } : { remedy, alternative: openStudioPage };
}

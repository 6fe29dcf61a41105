import { useEffect, useState } from 'preact/hooks';
import { t, translate } from '../browser/api/translate';
import { findStartTime } from '../browser/spaces/start-times';
import { stopWhenRunning } from '../browser/spaces/waits';
import { findProfile } from '../browser/store/find-entry';
import { appName } from '../core/explain/app-name';
import { explainFailure } from '../core/explain/explain-failure';
import type { LaunchRequest } from '../core/launch/launch-request';
import type { Wait } from '../core/launch/wait';
import { slowStopMinutes } from '../core/spaces/known-state';
import { isUnusual } from '../core/spaces/next-step';
import { formatSeconds } from '../core/spaces/start-times';
import { type MessageKey, message } from '../core/words/message';
import { useLive } from '../ui/use-live';
import { AlwaysStart } from './always-start';
import { useFocus } from './use-focus';
import { useTitle } from './use-title';

interface WaitingProps {
  readonly wait: Wait;
  onLeave(): void;
}

/** Shows what is waited for, on what it runs, and how long it has taken. */
export function Waiting({ wait, onLeave }: WaitingProps) {
  const { app, state, begunAt, instanceType } = wait;
  const known = useLive(() => findKnown(wait.request), [], [wait.id]);
  const now = useNow();
  const milliseconds = Math.max(0, now - begunAt);
  useTitle(known?.name);
  useFocus(known && state);
  // Nothing is shown in parts, so that nothing moves.
  if (!known) return <p role="status" />;
  const { name, lastSeconds } = known;
  return (
    <>
      <h1 tabIndex={-1} dir="auto">
        {name ?? t('appShortName')}
      </h1>
      <p role="status">{translate(message(textOf(wait), { app: appName(app) }))}</p>
      <progress aria-label={t('launchProgress')} />
      <dl class="facts ticking">
        <dt>{t('instanceType')}</dt>
        <dd>{instanceType && t('waitInstance', { instance: instanceType })}</dd>
        <dt>{t('waitTime')}</dt>
        <dd>{formatSeconds(milliseconds / 1000)}</dd>
        {lastSeconds !== undefined && (
          <>
            <dt>{t('waitTook')}</dt>
            <dd>{formatSeconds(lastSeconds)}</dd>
          </>
        )}
      </dl>
      <p class="muted note" role="status" data-problem={wait.problem?.code}>
        {noteOf(wait, now, isUnusual(milliseconds, lastSeconds))}
      </p>
      <div class="actions">
        <button type="button" onClick={onLeave}>
          {t('waitLeave')}
        </button>
        {wait.stops === undefined && (
          <button type="button" onClick={() => void stopWhenRunning(wait.id)}>
            {t('waitStopAgain')}
          </button>
        )}
        {wait.stops !== 'for-good' && <AlwaysStart request={wait.request} />}
      </div>
    </>
  );
}

/** One line, in which the most important thing is said. */
function noteOf(wait: Wait, now: number, isLong: boolean): string {
  const { app, state, problem, stops } = wait;
  if (problem) return t('waitProblem', { problem: explainFailure(problem).title });
  const minutes = state === 'stopping' ? slowStopMinutes(wait, now) : undefined;
  if (minutes !== undefined) return t('stillStopping', { minutes });
  if (stops === 'for-good') return t('waitStopsSoon');
  return isLong ? t('waitLong') : t('waitOpens', { app: appName(app) });
}

const waitTexts = {
  running: 'waitStarting',
  starting: 'waitStarting',
  stopped: 'waitStarting',
  failed: 'waitStarting',
  stopping: 'waitStopping',
  updating: 'waitUpdating',
  deleting: 'waitStopping',
} as const satisfies Record<Wait['state'], MessageKey>;

/** What runs, and is to be stopped first, is about to be. */
function textOf({ state, stops }: Wait) {
  return stops === 'first' && state === 'running' ? 'waitStopping' : waitTexts[state];
}

/** The time, in milliseconds since 1970, each second anew. */
function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

async function findKnown(request: LaunchRequest) {
  const [found, lastSeconds] = await Promise.all([findProfile(request).catch(() => undefined), findStartTime(request)]);
  return { name: found?.profile.name, lastSeconds };
}

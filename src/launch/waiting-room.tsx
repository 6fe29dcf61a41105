import { useEffect, useState } from 'preact/hooks';
import { t, translate } from '../browser/api/translate';
import { keepWaiting } from '../browser/spaces/keep-waiting';
import { findStartTime } from '../browser/spaces/start-times';
import { forgetWait, stopWhenRunning, waitItem } from '../browser/spaces/waits';
import { findProfile } from '../browser/store/find-entry';
import { appName } from '../core/explain/app-name';
import { explainFailure } from '../core/explain/explain-failure';
import type { LaunchRequest } from '../core/launch/launch-request';
import { isOver, type Wait } from '../core/launch/wait';
import { slowStopMinutes } from '../core/spaces/known-state';
import { unusualMilliseconds } from '../core/spaces/next-step';
import { formatSeconds } from '../core/spaces/start-times';
import { type MessageKey, message } from '../core/words/message';
import { useLive } from '../ui/use-live';
import { AlwaysStart } from './always-start';
import { Launch } from './launching';
import { useFocus } from './use-focus';
import { useTitle } from './use-title';

interface WaitingRoomProps {
  readonly waitId: string;
  /** The launch, as the address names it. */
  readonly request: LaunchRequest;
}

/** Waits in this tab until what a launch opens runs, and then launches. Says why, if it does not come to that. */
export function WaitingRoom({ waitId, request }: WaitingRoomProps) {
  const wait = useWait(waitId);
  const [isLeft, setLeft] = useState(false);
  if (wait === undefined) return <p role="status" />;
  if (wait === null)
    return isLeft ? <Left request={request} text="waitLeft" /> : <Launch request={request} {...atRest} />;
  if (wait.failure) return <Launch request={wait.request} {...atRest} ended={wait.failure} />;
  if (isOver(wait)) {
    return wait.stops ? (
      <Left request={wait.request} text="waitStopped" />
    ) : (
      <Launch request={wait.request} {...atOnce} />
    );
  }
  const leave = () => {
    setLeft(true);
    void forgetWait(waitId);
  };
  return <Waiting wait={wait} onLeave={leave} />;
}

const atRest = { askId: undefined, begins: false };
const atOnce = { askId: undefined, begins: true };

/** `null` for a wait that is not known (any more). */
function useWait(waitId: string): Wait | null | undefined {
  const item = waitItem(waitId);
  useEffect(() => {
    const controller = new AbortController();
    void keepWaiting(waitId, controller.signal);
    return () => controller.abort();
  }, [waitId]);
  return useLive(async () => (await item.get()) ?? null, [item.onChanged], [waitId]);
}

/** Shows how far it is, and how long it has taken. */
function Waiting({ wait, onLeave }: { readonly wait: Wait; onLeave(): void }) {
  const { app, state, instanceType, problem, begunAt } = wait;
  const name = useLive(() => findName(wait.request), [], [wait.id]);
  const last = useLive(() => findStartTime(wait.request), [], [wait.id]);
  const now = useNow();
  const milliseconds = now - begunAt;
  const slow = state === 'stopping' ? slowStopMinutes(wait, now) : undefined;
  useTitle(name);
  useFocus(state);
  return (
    <>
      <h1 tabIndex={-1} dir="auto">
        {name ?? t('appShortName')}
      </h1>
      <p role="status">{translate(message(textOf(wait), { app: appName(app) }))}</p>
      <progress aria-label={t('launchProgress')} />
      <ul class="muted">
        {instanceType && <li>{t('waitInstance', { instance: instanceType })}</li>}
        <li>{t('waitTime', { time: formatSeconds(milliseconds / 1000) })}</li>
        {last !== undefined && <li>{t('waitTook', { time: formatSeconds(last) })}</li>}
        {wait.stops === 'for-good' && <li>{t('waitStopsSoon')}</li>}
        {slow !== undefined && <li>{t('stillStopping', { minutes: slow })}</li>}
        {!wait.stops && milliseconds > unusualMilliseconds && <li>{t('waitLong')}</li>}
        {problem && <li>{translate(explainFailure(problem).title)}</li>}
      </ul>
      <div class="actions">
        <button type="button" onClick={onLeave}>
          {t('waitLeave')}
        </button>
        {wait.stops === undefined && (
          <button type="button" onClick={() => void stopWhenRunning(wait.id)}>
            {t('waitStopAgain')}
          </button>
        )}
        <AlwaysStart request={wait.request} />
      </div>
    </>
  );
}

interface LeftProps {
  readonly request: LaunchRequest;
  readonly text: 'waitLeft' | 'waitStopped';
}

/** The person waits no longer. What was started goes on starting, unless it was stopped. */
function Left({ request, text }: LeftProps) {
  const [isBack, setBack] = useState(false);
  useFocus(isBack);
  if (isBack) return <Launch request={request} askId={undefined} begins={true} />;
  return (
    <>
      <h1 tabIndex={-1}>{t('appShortName')}</h1>
      <p role="status">{t(text)}</p>
      <div class="actions">
        <button type="button" class="primary" onClick={() => setBack(true)}>
          {t('launchNow')}
        </button>
      </div>
    </>
  );
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

async function findName(request: LaunchRequest): Promise<string | undefined> {
  return (await findProfile(request).catch(() => undefined))?.profile.name;
}

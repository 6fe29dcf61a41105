import { useEffect, useState } from 'preact/hooks';
import { requestHosts } from '../browser/api/host-permissions';
import { send } from '../browser/api/messaging';
import { t, translate } from '../browser/api/translate';
import type { Profile } from '../core/configuration/profile';
import { appName } from '../core/explain/app-name';
import type { Remedy } from '../core/explain/explain-failure';
import type { Failure, StartableApp } from '../core/failure/launch-outcome';
import type { ShownState } from '../core/protocol';
import { findStateCall } from '../core/spaces/group-by-place';
import { isInstanceType } from '../core/spaces/resource-spec';
import { FieldText } from '../ui/field-text';
import { Modal } from '../ui/modal';
import { OutcomeCard } from '../ui/outcome-card';
import { describeState, formatDuration } from './describe-state';
import type { AppChange } from './row-actions';

interface AppDialogProps {
  readonly profile: Profile;
  readonly change: AppChange;
  readonly state: ShownState | undefined;
  /** Why it did not start: there was no question before that. */
  readonly failure: Failure | undefined;
  readonly windowId: number | undefined;
  onDone(state: ShownState): void;
  /** Launches, as a card's button says. */
  onRemedy(remedy: Remedy): void;
  onClose(): void;
}

/** Asks before something is stopped, and says why it was not stopped or started. */
export function AppDialog({ profile, change, state, failure, windowId, ...on }: AppDialogProps) {
  const [failed, setFailed] = useState(failure);
  const [isBusy, setBusy] = useState(false);
  const run = async (instanceType: string) => {
    setBusy(true);
    setFailed(undefined);
    const failure = await changeApp(change, { profileId: profile.id, instanceType, windowId }, on.onDone);
    setBusy(false);
    if (failure) setFailed(failure);
    else on.onClose();
  };
  const [wished, setWished] = useState('');
  const { name } = profile;
  const app = translate(appName(appOf(profile)));
  const title = { start: 'startAppAsk', stop: 'stopAppAsk', restart: 'restartAppAsk' } as const;
  const remedy = (chosen: Remedy) => {
    const again = () => void run(wished);
    // What is asked for in the browser's own prompt has to be asked for before anything is awaited.
    if (chosen.type === 'allow-hosts') void requestHosts(chosen.hosts).then(again, again);
    else if (chosen.type === 'try-again' && !chosen.changes) again();
    else if (chosen.type === 'sign-in-as-other') void signOut(profile.connection).then(again);
    else {
      on.onClose();
      on.onRemedy(chosen);
    }
  };
  return (
    <Modal title={t(title[change], { app, name })} onCancel={on.onClose}>
      {failed ? (
        <div class="modal-body">
          <OutcomeCard failure={failed} translate={translate} onRemedy={remedy} />
        </div>
      ) : (
        <form
          onSubmit={event => {
            event.preventDefault();
            if (!isBusy && (change !== 'restart' || isInstanceType(wished))) void run(wished);
          }}
        >
          <div class="modal-body">
            {change === 'restart' && <InstanceType profileId={profile.id} value={wished} onInput={setWished} />}
            <RunsFor state={state} />
            <p>{t('stopLoses')}</p>
            <p>{t(change === 'restart' ? 'restartKeeps' : 'stopKeeps')}</p>
          </div>
          <div class="modal-end">
            <div class="actions">
              <button
                type="submit"
                class={change === 'stop' ? 'danger' : 'primary'}
                aria-disabled={isBusy || (change === 'restart' && !isInstanceType(wished))}
              >
                {t(change === 'restart' ? 'restartAndOpen' : 'stopNow')}
              </button>
              <button type="button" data-focus onClick={on.onClose}>
                {t('cancel')}
              </button>
              <span role="status">{isBusy && t('working')}</span>
            </div>
          </div>
        </form>
      )}
    </Modal>
  );
}

/** How long it has been running, by when it was started. AWS counts its own health checks as activity, so that is not said. */
function RunsFor({ state }: { readonly state: ShownState | undefined }) {
  const runsFor = state && describeState(state, Date.now()).runsFor;
  if (!state || runsFor === undefined) return null;
  const time = formatDuration(runsFor, t('languageTag'));
  const { instanceType: instance } = state;
  return <p>{instance ? t('runsForOn', { time, instance }) : t('runsFor', { time })}</p>;
}

interface InstanceTypeProps {
  readonly profileId: string;
  readonly value: string;
  onInput(value: string): void;
}

/** Any instance type, with those to choose from that the domain shows. */
function InstanceType({ profileId, value, onInput }: InstanceTypeProps) {
  const [types, setTypes] = useState<readonly string[]>([]);
  useEffect(() => {
    void send('findInstanceTypes', { profileId }).then(setTypes, () => undefined);
  }, [profileId]);
  return (
    <FieldText
      label={t('instanceType')}
      value={value}
      monospace
      placeholder="ml.t3.medium"
      problem={value === '' || isInstanceType(value) ? undefined : t('instanceTypeForm')}
      suggestions={types.map(type => <option key={type} value={type} />)}
      onInput={text => onInput(text.trim())}
    />
  );
}

interface Request {
  readonly profileId: string;
  readonly instanceType: string;
  readonly windowId: number | undefined;
}

/** Resolves to the failure, if there is one. */
async function changeApp(
  change: AppChange,
  { profileId, instanceType, windowId }: Request,
  onDone: AppDialogProps['onDone'],
): Promise<Failure | undefined> {
  const interrupted = () => ({ result: 'failed', failure: { code: 'interrupted' } }) as const;
  if (change === 'restart') {
    const request = { profileId, instanceType, ...(windowId !== undefined && { windowId }) };
    const opened = await send('restartApp', request).catch(interrupted);
    return opened.result === 'failed' ? opened.failure : undefined;
  }
  const outcome = await send(change === 'start' ? 'startApp' : 'stopApp', { profileId }).catch(interrupted);
  if (outcome.result === 'failed') return outcome.failure;
  onDone(outcome.state);
  return undefined;
}

async function signOut(connectionId: string): Promise<void> {
  await send('signOut', { connectionId }).catch(() => undefined);
}

function appOf(profile: Profile): StartableApp | undefined {
  const call = findStateCall(profile);
  if (!call) return undefined;
  return call.operation === 'DescribeApp' ? call.input.AppType : 'notebookInstance';
}

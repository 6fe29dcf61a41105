import { t, translate } from '../browser/api/translate';
import { askItem } from '../browser/launch/flights';
import { findAsked } from '../browser/launch/watch-launches';
import { launchSteps, stepTexts } from '../core/launch/flight';
import { flightOf } from '../core/launch/launch-request';
import { AskToLaunch } from '../ui/ask-to-launch';
import { OutcomeCard } from '../ui/outcome-card';
import { useLive } from '../ui/use-live';
import { AlwaysStart } from './always-start';
import type { PageRequest } from './page-request';
import { useFocus } from './use-focus';
import { type LaunchingProps, useLaunching } from './use-launching';
import { useSeen } from './use-seen';
import { useTitle } from './use-title';

/** Shows how far a launch is, or why it failed and how the person can fix that. */
export function Launching(address: Extract<PageRequest, { type: 'launch' }>) {
  const props = useLive(() => findProps(address), [], []);
  return props ? <Launch {...props} /> : <p role="status" />;
}

/** Launches a known ask as it was asked. If the ask is no longer known, offers the launch that the address names. */
async function findProps({
  request,
  askId,
  begins,
}: Extract<PageRequest, { type: 'launch' }>): Promise<LaunchingProps> {
  const stored =
    askId === undefined
      ? undefined
      : await askItem(askId)
          .get()
          .catch(() => undefined);
  if (!stored || askId === undefined) return { request, askId: undefined, begins };
  const { profileId, profile } = stored.ask.request;
  const asked = { profileId, ...(profile && { profile }) };
  const shown = await findAsked(flightOf(asked), askId);
  // The link page stored the ask, and left its launch to this page.
  return { request: asked, askId, begins: shown !== undefined && shown.launchId === undefined };
}

interface LaunchProps extends LaunchingProps {
  /** Whether what the person has waited for is ready, and about to open. */
  readonly isReady?: boolean;
}

/** The same for a launch that is known. */
export function Launch({ isReady = false, ...props }: LaunchProps) {
  const view = useLaunching(props);
  const shown = view && showing(view, props.request.profile !== undefined);
  const profile = view?.target.found?.profile;
  useTitle(profile?.name, isReady && (shown === undefined || shown.type === 'flying'));
  useFocus(shown?.type);
  useSeen(shown?.type === 'failed' || shown?.type === 'opened');
  if (!view || !shown) return <p role="status" />;
  if (shown.type === 'asking') {
    return (
      <AskToLaunch
        title={t('linkAsk')}
        text={t('addressAskText')}
        onLaunch={view.launch}
        {...shown.found}
        address={{ type: 'given', profile: shown.found.profile }}
        person={view.target.person}
      />
    );
  }
  return (
    <>
      <h1 tabIndex={-1} dir="auto">
        {profile?.name ?? t('appShortName')}
      </h1>
      <p role="status">
        {shown.type === 'flying' && t(stepTexts[shown.step])}
        {shown.type === 'opened' && t('launchPageOpened')}
      </p>
      {shown.type === 'flying' && (
        <progress
          aria-label={t('launchProgress')}
          max={launchSteps.length}
          value={launchSteps.indexOf(shown.step) + 1}
        />
      )}
      {shown.type === 'flying' && (
        <div class="actions">
          <button type="button" onClick={view.cancel}>
            {t('cancel')}
          </button>
        </div>
      )}
      {shown.type === 'failed' && (
        <OutcomeCard failure={shown.failure} translate={translate} isOpen={true} onRemedy={view.remedy} />
      )}
      {shown.type === 'failed' && shown.failure.code === 'app-stopped' && (
        <div class="actions">
          <AlwaysStart request={props.request} />
        </div>
      )}
      {(shown.type === 'opened' || shown.type === 'idle') && (
        <div class="actions">
          <button type="button" class="primary" onClick={view.launch}>
            {t('launchNow')}
          </button>
        </div>
      )}
    </>
  );
}

/**
 * A profile that has been deleted in the meantime cannot be launched again. A profile that is not stored may come from
 * anyone: the person is asked, whatever the outcome of an earlier launch.
 */
function showing({ phase, target }: NonNullable<ReturnType<typeof useLaunching>>, isGiven: boolean) {
  if (phase.type !== 'opened' && phase.type !== 'idle') return phase;
  const { found, failure } = target;
  if (!found) return { type: 'failed' as const, failure };
  return isGiven ? { type: 'asking' as const, found } : phase;
}

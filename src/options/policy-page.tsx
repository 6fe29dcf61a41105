import { plural, t, translate } from '../browser/api/translate';
import { getKnownStore, onStoreChanged } from '../browser/store/known-store';
import { describeManagedProblem } from '../core/store/describe-managed-problem';
import { findOverridden } from '../core/store/own-configuration';
import { ProblemList } from '../ui/problem-list';
import { useLive } from '../ui/use-live';
import { describeSettings } from './managed/describe-settings';
import { useManaged } from './managed/managed-context';
import { SettingsPage } from './navigation/settings-page';
import { NameList } from './shared/name-list';

/** Lists the administrator's settings, the person's entries that the policy overrides, and its unreadable parts. */
export function PolicyPage() {
  const managed = useManaged();
  const { connections, profiles, settings, problems } = managed;
  const settled = describeSettings(settings);
  const counts = [
    ...(connections.length > 0 ? [plural('managedConnections', connections.length)] : []),
    ...(profiles.length > 0 ? [plural('profileCount', profiles.length)] : []),
  ];
  return (
    <SettingsPage section="policy">
      {counts.length + settled.length > 0 && (
        <>
          <p class="muted">{t('managedText')}</p>
          <ul class="names">
            {[...counts, ...settled.map(translate)].map(text => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      )}
      <Overridden />
      {problems.length > 0 && (
        <div class="card" role="alert">
          <h2>{t('managedProblemsTitle')}</h2>
          <p>{t('managedProblemsText')}</p>
          <ProblemList problems={problems.map(describeManagedProblem)} translate={translate} />
        </div>
      )}
    </SettingsPage>
  );
}

function Overridden() {
  const managed = useManaged();
  const store = useLive(() => getKnownStore().catch(() => undefined), [onStoreChanged], []);
  const { connections, profiles } = store
    ? findOverridden(store.configuration, managed)
    : { connections: [], profiles: [] };
  const names = [...connections, ...profiles].map(({ name }) => name);
  if (names.length === 0) return null;
  return (
    <>
      <h2>{t('overriddenTitle')}</h2>
      <p class="muted">{t('overriddenText')}</p>
      <NameList names={names} />
    </>
  );
}

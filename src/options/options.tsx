import { getConfiguration, onConfigurationChanged } from '../browser/configuration-item';
import { redirectUri } from '../browser/sign-in-window';
import { emptyConfiguration } from '../core/configuration';
import { describeProfile } from '../core/filter-profiles';
import { findProfileProblems } from '../core/presign-input';
import type { Profile } from '../core/profile';
import { useLive } from '../ui/use-live';
import { Connections } from './connections';
import { Copyable } from './copyable';
import { ImportAndExport } from './import-and-export';
import { StorageSection } from './storage-section';

export function Options() {
  const stored = useLive(getConfiguration, [onConfigurationChanged], []);
  if (!stored) return <main class="options" aria-busy="true" />;
  const configuration = stored.ok ? stored.configuration : emptyConfiguration;
  return (
    <main class="options">
      <h1>Studio Launcher for Amazon SageMaker</h1>
      {!stored.ok && (
        <p role="alert" class="warning">
          The stored configuration cannot be read: the browser does not give it, or a newer version of Studio Launcher
          wrote it. It is left as it is.
        </p>
      )}
      <Connections connections={configuration.connections} profiles={configuration.profiles} />
      <Profiles profiles={configuration.profiles} />
      <ImportAndExport current={configuration} />
      <StorageSection />
      <section>
        <h2>Redirect address</h2>
        <p class="muted">
          An administrator registers it with the identity provider, so that signing in can come back here.
        </p>
        <Copyable label="Redirect address" text={redirectUri()} />
      </section>
    </main>
  );
}

function Profiles({ profiles }: { readonly profiles: readonly Profile[] }) {
  return (
    <section>
      <h2>Profiles</h2>
      {profiles.length === 0 && <p class="muted">No profiles yet. Import a configuration below.</p>}
      {profiles.length > 0 && (
        <ul class="entries">
          {profiles.map(profile => (
            <li key={profile.id}>
              <h3>{profile.name}</h3>
              <p class="muted">{describeProfile(profile)}</p>
              {findProfileProblems(profile).map(({ field, expected }) => (
                <p key={field} class="warning">
                  {field} must be {expected}
                </p>
              ))}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

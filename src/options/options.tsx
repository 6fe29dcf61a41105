import { onConfigurationChanged } from '../browser/configuration-store';
import { getConfiguration } from '../browser/get-configuration';
import { redirectUri } from '../browser/sign-in-window';
import { emptyConfiguration } from '../core/configuration';
import { useLive } from '../ui/use-live';
import { Connections } from './connections';
import { Copyable } from './copyable';
import { ImportAndExport } from './import-and-export';
import { Profiles } from './profiles';
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
      <Connections configuration={configuration} />
      <Profiles configuration={configuration} />
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

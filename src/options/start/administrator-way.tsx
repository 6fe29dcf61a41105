import { useState } from 'preact/hooks';
import { openDiagnosticsPage } from '../../browser/api/pages';
import { redirectUri } from '../../browser/api/sign-in-window';
import { t } from '../../browser/api/translate';
import { findStackOutput } from '../../core/cli/stack-output';
import type { Configuration } from '../../core/configuration/configuration';
import { Part } from '../navigation/part';
import { ImportContent } from '../transfer/import-content';
import { ImportedProfile } from '../transfer/imported-profile';
import { PasteForm } from '../transfer/paste-box';
import type { Import } from '../transfer/use-import';
import { findStackProblems, type StackDraft, StackFields } from './stack-fields';
import { StackFiles } from './stack-files';
import { WayStep } from './way-step';

interface AdministratorWayProps {
  readonly configuration: Configuration;
  readonly running: Import;
}

/** From a domain's ID to a connection that works: commands that make the stack, and its output pasted back. */
export function AdministratorWay({ configuration, running }: AdministratorWayProps) {
  const { connections, profiles } = configuration;
  const [draft, setDraft] = useState<StackDraft>({
    domainId: '',
    region: connections[0]?.region ?? 'us-east-1',
    email: '',
  });
  const [isTaken, setTaken] = useState(false);
  const isComplete = Object.values(findStackProblems(draft)).every(problem => problem === undefined);
  const { imported } = running;
  const connection = connections.find(({ id }) => id === imported?.connection);
  const change = (changed: Partial<StackDraft>) => {
    setTaken(false);
    setDraft({ ...draft, ...changed });
  };
  return (
    <Part name="administrator" title={t('setUpAdministrator')}>
      <p class="muted">{t('setUpStackHint')}</p>
      <ol class="way-steps">
        <WayStep title={t('setUpDomainStep')} isDone={isComplete}>
          <StackFields draft={draft} onChange={change} />
        </WayStep>
        <WayStep title={t('setUpStackStep')} isDone={isComplete && isTaken}>
          {isComplete ? (
            <StackFiles facts={{ ...draft, redirectUri: redirectUri() }} onTaken={() => setTaken(true)} />
          ) : (
            <p class="muted">{t('setUpStackWaits')}</p>
          )}
        </WayStep>
        <WayStep title={t('setUpOutputStep')} isDone={profiles.some(({ type }) => type === 'studio')}>
          <PasteForm
            key={running.count}
            label={t('setUpOutput')}
            hint={t('setUpOutputHint')}
            onRead={text => running.paste(findStackOutput(text))}
          />
          <ImportContent current={configuration} running={running} />
        </WayStep>
        <WayStep title={t('setUpTestStep')} isDone={false}>
          {imported && <ImportedProfile profile={imported} title={t('importDone')} />}
          {connection ? (
            <div class="actions">
              <button type="button" onClick={() => void openDiagnosticsPage(connection.id)}>
                {t('setUpTest')}
              </button>
              <a class="button" href="#import/policy">
                {t('exportForPolicy')}
              </a>
            </div>
          ) : (
            <p class="muted">{t('setUpTestHint')}</p>
          )}
        </WayStep>
      </ol>
    </Part>
  );
}

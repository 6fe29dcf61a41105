import { useState } from 'preact/hooks';
import { findEnvironment } from '../../browser/api/find-environment';
import { readOwnId } from '../../browser/api/own-manifest';
import { t } from '../../browser/api/translate';
import { onStoreChanged } from '../../browser/store/known-store';
import { areLinksAllowed, linksAllowed } from '../../browser/store/link-setting';
import { readExport } from '../../browser/store/save-configuration';
import type { Configuration } from '../../core/configuration/configuration';
import { guessExtensionId, guessTarget } from '../../core/policy/guess-target';
import { isExtensionId, type PolicyBrowser, policyBrowsers, policySystems } from '../../core/policy/policy-target';
import { FieldSelect } from '../../ui/field-select';
import { FieldText } from '../../ui/field-text';
import { useLive } from '../../ui/use-live';
import { useManaged } from '../managed/managed-context';
import { ManagedMark } from '../managed/managed-mark';
import { Part } from '../navigation/part';
import { PolicyFilePreview } from './policy-file-preview';
import { type Locks, locksToSettings, PolicyLocks } from './policy-locks';

const browserNames = { chrome: 'Google Chrome', edge: 'Microsoft Edge', firefox: 'Firefox' } as const;
const systemNames = { windows: 'Windows', macos: 'macOS', linux: 'Linux' } as const;

/** The page on which each browser tells an extension's ID. */
const idPages = { chrome: 'chrome://extensions', edge: 'edge://extensions', firefox: 'about:support' } as const;

/** Makes a policy of what is configured, unless the policy in force forbids exports. */
export function PolicyExportPart({ isSyncOn }: { readonly isSyncOn: boolean }) {
  const isLocked = useManaged().settings.export === false;
  const configuration = useLive(findExport, [onStoreChanged], []);
  const areLinksOn = useLive(areLinksAllowed, [linksAllowed.onChanged], []);
  const isEmpty = configuration?.connections.length === 0 && configuration.settings?.sharedFile === undefined;
  return (
    <Part name="policy" title={t('exportForPolicy')}>
      <p class="muted">{t('exportPolicyHint')}</p>
      {isLocked && (
        <p>
          <ManagedMark /> {t('managedExportOff')}
        </p>
      )}
      {!isLocked && isEmpty && <p>{t('emptyProfilesHint')}</p>}
      {!isLocked && !isEmpty && configuration && areLinksOn !== undefined && (
        <PolicyForm configuration={configuration} preset={{ sync: !isSyncOn, links: !areLinksOn }} />
      )}
    </Part>
  );
}

/** `undefined` if nothing may be exported, or the store cannot be read. The page says both elsewhere. */
async function findExport(): Promise<Configuration | undefined> {
  return await readExport().catch(() => undefined);
}

interface PolicyFormProps {
  readonly configuration: Configuration;
  /** What this person has switched off. */
  readonly preset: Locks;
}

function PolicyForm({ configuration, preset }: PolicyFormProps) {
  const ownId = readOwnId();
  const [target, setTarget] = useState(() => guessTarget(ownId, findEnvironment().userAgent));
  const [ids, setIds] = useState<Partial<Record<PolicyBrowser, string>>>({});
  const [chosen, setChosen] = useState<Locks>({});
  const { browser } = target;
  const extensionId = ids[browser] ?? guessExtensionId(browser, ownId);
  const isComplete = isExtensionId(browser, extensionId);
  const hasSharedFile = [configuration.settings, ...configuration.connections].some(
    named => named?.sharedFile !== undefined,
  );
  const locks = { ...preset, ...chosen };
  return (
    <div class="form">
      <div class="pair">
        <FieldSelect
          label={t('policyBrowser')}
          value={browser}
          options={policyBrowsers.map(value => ({ value, text: browserNames[value] }))}
          onChange={next => setTarget({ ...target, browser: next })}
        />
        <FieldSelect
          label={t('policySystem')}
          value={target.system}
          options={policySystems.map(value => ({ value, text: systemNames[value] }))}
          onChange={system => setTarget({ ...target, system })}
        />
      </div>
      <FieldText
        key={browser}
        label={t('extensionId')}
        hint={t('extensionIdHint', { page: idPages[browser] })}
        value={extensionId}
        required
        monospace
        problem={isComplete ? undefined : t('extensionIdProblem')}
        onInput={id => setIds({ ...ids, [browser]: id.trim() })}
      />
      <PolicyLocks locks={locks} hasSharedFile={hasSharedFile} onChange={setChosen} />
      {isComplete && (
        <PolicyFilePreview
          configuration={configuration}
          settings={locksToSettings(locks, hasSharedFile)}
          target={{ ...target, extensionId }}
        />
      )}
    </div>
  );
}

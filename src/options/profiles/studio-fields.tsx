import { t } from '../../browser/api/translate';
import { isAppOfSpace, landingAppNames, landingApps } from '../../core/aws/landing-uri';
import type { Connection } from '../../core/configuration/connection';
import { whenStoppedValues } from '../../core/configuration/profile';
import { isTemplate } from '../../core/configuration/templates';
import { suggest } from '../../core/discovery/suggest';
import { defaultExpiresInSeconds } from '../../core/kinds/studio';
import { FieldSelect } from '../../ui/field-select';
import { FieldText } from '../../ui/field-text';
import { SuggestedOptions } from '../suggestions/suggested-options';
import type { Suggestions } from '../suggestions/use-suggestions';
import type { DraftProps } from './draft-props';
import { withKnownDomain, withKnownSpace } from './known-places';
import { NamePreview } from './name-preview';
import { whenStoppedNames } from './profile-words';
import { type LandingChoice, landingUriOf } from './studio-draft';
import { UserProfileField } from './user-profile-field';

interface StudioFieldsProps extends DraftProps {
  readonly connection: Connection | undefined;
  readonly suggestions: Suggestions;
}

type MoreStudioFieldsProps = DraftProps & Pick<StudioFieldsProps, 'suggestions'>;

/** The editor's basic fields for a profile that opens Studio. */
export function StudioFields({ draft, problems, change, connection, suggestions }: StudioFieldsProps) {
  const landingUri = landingUriOf(draft);
  const { found, ask } = suggestions;
  return (
    <>
      <FieldSelect
        label={t('landing')}
        value={draft.landing}
        options={landingOptions()}
        problem={problems.landing}
        touched
        onChange={landing =>
          change({ landing, landingText: landing === 'custom' ? (landingUri ?? '') : keptPath(draft) })
        }
      />
      {draft.landing === 'custom' && (
        <FieldText
          label={t('landingUri')}
          value={draft.landingText}
          monospace
          placeholder="app:JupyterLab:lab/tree/work"
          problem={problems.landingText}
          onInput={landingText => change({ landingText })}
        />
      )}
      <FieldText
        label={t('space')}
        value={draft.spaceName}
        hint={
          isTemplate(draft.spaceName) ? (
            <NamePreview field="spaceName" name={draft.spaceName.trim()} connection={connection} />
          ) : (
            t('spaceHint')
          )
        }
        problem={problems.spaceName}
        suggestions={<SuggestedOptions suggestions={suggest('spaceName', found, draft, draft.spaceName)} />}
        onFocus={() => ask('spaces')}
        onInput={spaceName => change({ spaceName })}
        onCommit={spaceName => change(withKnownSpace(draft, found, spaceName.trim()))}
      />
      <FieldText
        label={t('domainId')}
        value={draft.domainId}
        required
        monospace
        placeholder="d-abcdefgh1234"
        problem={problems.domainId}
        suggestions={<SuggestedOptions suggestions={suggest('domainId', found, draft, draft.domainId)} />}
        onFocus={() => ask('domains')}
        onInput={domainId => change({ domainId })}
      />
      <UserProfileField
        value={draft.userProfileName}
        problem={problems.userProfileName}
        connection={connection}
        suggestions={suggest('userProfileName', found, draft, draft.userProfileName)}
        onFocus={() => ask('userProfiles')}
        onChange={userProfileName => change({ userProfileName })}
        onCommit={name => change(withKnownDomain(draft, found, name.trim()))}
      />
    </>
  );
}

/** The editor's further fields for a profile that opens Studio. */
export function MoreStudioFields({ draft, problems, change, suggestions }: MoreStudioFieldsProps) {
  const landingUri = landingUriOf(draft);
  return (
    <>
      {draft.landing !== 'none' && draft.landing !== 'custom' && (
        <FieldText
          label={t('path')}
          value={draft.landingText}
          monospace
          problem={problems.landingText}
          onInput={landingText => change({ landingText })}
        />
      )}
      <p class="muted result">
        {landingUri === undefined ? (
          t('landingUriNone')
        ) : (
          <>
            {t('landingUriIs')} <code>{landingUri}</code>
          </>
        )}
      </p>
      {draft.landing !== 'none' && isAppOfSpace(draft.landing) && (
        <>
          <FieldSelect
            label={t('whenStopped')}
            value={draft.whenStopped}
            options={whenStoppedValues.map(value => ({ value, text: t(whenStoppedNames[value]) }))}
            onChange={whenStopped => change({ whenStopped })}
          />
          <FieldText
            label={t('instanceType')}
            value={draft.instanceType}
            monospace
            placeholder="ml.t3.medium"
            hint={t('instanceTypeHint')}
            problem={problems.instanceType}
            suggestions={suggestions.instanceTypes.map(type => <option key={type} value={type} />)}
            onFocus={() => suggestions.askTypes(problems.domainId === undefined ? draft.domainId.trim() : '')}
            onInput={instanceType => change({ instanceType })}
          />
        </>
      )}
      <FieldText
        label={t('linkExpiry')}
        value={draft.expiresInSeconds}
        inputMode="numeric"
        hint={t('linkExpiryHint', { seconds: defaultExpiresInSeconds })}
        problem={problems.expiresInSeconds}
        onInput={expiresInSeconds => change({ expiresInSeconds })}
      />
    </>
  );
}

function landingOptions(): { value: LandingChoice; text: string }[] {
  return [
    { value: 'none', text: t('landingNone') },
    ...landingApps.map(app => ({ value: app, text: landingAppNames[app] })),
    { value: 'custom', text: t('landingCustom') },
  ];
}

/** Keeps a path when another app is chosen. A custom URI is dropped, since it is not a path. */
function keptPath({ landing, landingText }: DraftProps['draft']): string {
  return landing === 'custom' ? '' : landingText;
}

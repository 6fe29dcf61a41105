import { t } from '../../browser/api/translate';
import { landingAppNames, landingApps } from '../../core/aws/landing-uri';
import type { Connection } from '../../core/configuration/connection';
import { isTemplate } from '../../core/configuration/templates';
import type { TemplateField } from '../../core/kinds/kinds';
import { defaultExpiresInSeconds } from '../../core/kinds/studio';
import { FieldSelect } from '../../ui/field-select';
import { FieldText } from '../../ui/field-text';
import type { DraftProps } from './draft-props';
import { NamePreview } from './name-preview';
import { type LandingChoice, landingUriOf } from './studio-draft';
import { exampleTemplate } from './template-problem';

interface StudioFieldsProps extends DraftProps {
  readonly connection: Connection | undefined;
}

/** The editor's fields for a profile that opens Studio. */
export function StudioFields({ draft, problems, change, connection }: StudioFieldsProps) {
  const landingUri = landingUriOf(draft);
  const hintOf = (field: TemplateField, hint: string) =>
    isTemplate(draft[field]) ? <NamePreview field={field} name={draft[field].trim()} connection={connection} /> : hint;
  return (
    <>
      <div class="pair">
        <FieldText
          label={t('domainId')}
          value={draft.domainId}
          required
          monospace
          placeholder="d-abcdefgh1234"
          problem={problems.domainId}
          onInput={domainId => change({ domainId })}
        />
        <FieldText
          label={t('userProfile')}
          value={draft.userProfileName}
          required
          hint={hintOf('userProfileName', t('userProfileHint', { example: exampleTemplate }))}
          problem={problems.userProfileName}
          onInput={userProfileName => change({ userProfileName })}
        />
      </div>
      <FieldText
        label={t('space')}
        value={draft.spaceName}
        hint={hintOf('spaceName', t('spaceHint'))}
        problem={problems.spaceName}
        onInput={spaceName => change({ spaceName })}
      />
      <div class="pair">
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
        {draft.landing !== 'none' && (
          <FieldText
            label={draft.landing === 'custom' ? t('landingUri') : t('path')}
            value={draft.landingText}
            monospace
            placeholder={draft.landing === 'custom' ? 'app:JupyterLab:lab/tree/work' : undefined}
            problem={problems.landingText}
            onInput={landingText => change({ landingText })}
          />
        )}
      </div>
      <p class="muted result">
        {landingUri === undefined ? (
          t('landingUriNone')
        ) : (
          <>
            {t('landingUriIs')} <code>{landingUri}</code>
          </>
        )}
      </p>
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

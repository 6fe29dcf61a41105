import { t, translate } from '../../browser/api/translate';
import { describeRegion } from '../../core/aws/regions';
import type { Connection } from '../../core/configuration/connection';
import { colors, openInValues } from '../../core/configuration/profile';
import { FieldSelect } from '../../ui/field-select';
import { FieldText } from '../../ui/field-text';
import { CheckField } from '../shared/check-field';
import { RegionOptions } from '../shared/region-options';
import { ContainerField } from './container-field';
import type { DraftProps } from './draft-props';
import { colorNames, openInNames } from './profile-words';
import { SessionField } from './session-field';

interface OpeningFieldsProps extends DraftProps {
  readonly connection: Connection | undefined;
}

/** The editor's fields for every profile: session length, region, where the profile opens, and how to find it again. */
export function OpeningFields({ draft, problems, change, connection }: OpeningFieldsProps) {
  const known = describeRegion(draft.region.trim());
  const inherited = connection ? t('regionInherited', { region: connection.region }) : t('regionInheritedUnknown');
  return (
    <>
      <SessionField value={draft.session} problem={problems.session} onChange={session => change({ session })} />
      <FieldText
        label={t('region')}
        value={draft.region}
        monospace
        placeholder={connection?.region}
        hint={known ? translate(known) : inherited}
        problem={problems.region}
        suggestions={<RegionOptions />}
        onInput={region => change({ region })}
      />
      <div class="pair">
        <FieldSelect
          label={t('opensIn')}
          value={draft.openIn}
          options={[
            { value: '', text: t('openAsUsual') },
            ...openInValues.map(value => ({ value, text: t(openInNames[value]) })),
          ]}
          onChange={openIn => change({ openIn })}
        />
        <FieldSelect
          label={t('color')}
          value={draft.color}
          options={[
            { value: '', text: t('colorNone') },
            ...colors.map(value => ({ value, text: t(colorNames[value]) })),
          ]}
          onChange={color => change({ color })}
        />
      </div>
      <ContainerField
        value={draft.container}
        problem={problems.container}
        onChange={container => change({ container })}
      />
      <FieldText
        label={t('keywords')}
        value={draft.keywords}
        hint={t('keywordsHint')}
        problem={problems.keywords}
        onInput={keywords => change({ keywords })}
      />
      <CheckField
        label={t('switchToOpenTab')}
        hint={t('switchToOpenTabHint')}
        checked={draft.switchToOpenTab}
        onChange={switchToOpenTab => change({ switchToOpenTab })}
      />
    </>
  );
}

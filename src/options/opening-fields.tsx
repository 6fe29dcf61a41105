import type { Connection } from '../core/connection';
import { colors, openInValues } from '../core/profile';
import { describeRegion } from '../core/regions';
import { FieldSelect } from '../ui/field-select';
import { FieldText } from '../ui/field-text';
import type { DraftProps } from './draft-props';
import { colorNames, openInNames } from './profile-words';
import { RegionOptions } from './region-options';
import { SessionField } from './session-field';

interface OpeningFieldsProps extends DraftProps {
  readonly connection: Connection | undefined;
}

/** What the editor asks of every profile: how long, from which region, where it opens, and how it is found again. */
export function OpeningFields({ draft, problems, change, connection }: OpeningFieldsProps) {
  const inherited = connection ? `Empty for the connection’s: ${connection.region}.` : 'Empty for the connection’s.';
  return (
    <>
      <SessionField value={draft.session} problem={problems.session} onChange={session => change({ session })} />
      <FieldText
        label="Region"
        value={draft.region}
        monospace
        placeholder={connection?.region}
        hint={describeRegion(draft.region.trim()) ?? inherited}
        problem={problems.region}
        suggestions={<RegionOptions />}
        onInput={region => change({ region })}
      />
      <div class="pair">
        <FieldSelect
          label="Opens in"
          value={draft.openIn}
          options={[
            { value: '', text: 'As usual (new tab)' },
            ...openInValues.map(value => ({ value, text: openInNames[value] })),
          ]}
          onChange={openIn => change({ openIn })}
        />
        <FieldSelect
          label="Colour"
          value={draft.color}
          options={[{ value: '', text: 'None' }, ...colors.map(value => ({ value, text: colorNames[value] }))]}
          onChange={color => change({ color })}
        />
      </div>
      <FieldText
        label="Keywords"
        value={draft.keywords}
        hint="Words to find it by, with commas between them."
        problem={problems.keywords}
        onInput={keywords => change({ keywords })}
      />
    </>
  );
}

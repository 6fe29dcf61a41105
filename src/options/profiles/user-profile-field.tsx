import { useState } from 'preact/hooks';
import { t } from '../../browser/api/translate';
import type { Connection } from '../../core/configuration/connection';
import { isTemplate } from '../../core/configuration/templates';
import { FieldText } from '../../ui/field-text';
import { CheckField } from '../shared/check-field';
import { NamePreview } from './name-preview';
import { exampleTemplate } from './template-problem';

interface UserProfileFieldProps {
  readonly value: string;
  readonly problem: string | undefined;
  readonly connection: Connection | undefined;
  onChange(userProfileName: string): void;
}

/**
 * The user profile that a profile opens: a name, or the person's own by a template. Which of the two is shown does not
 * depend on what is typed, so that the field stays where it is while the person types.
 */
export function UserProfileField({ value, problem, connection, onChange }: UserProfileFieldProps) {
  const [isOwn, setOwn] = useState(() => isTemplate(value));
  const [startsOpen] = useState(isOwn && value !== exampleTemplate);
  const preview = isTemplate(value) && (
    <NamePreview field="userProfileName" name={value.trim()} connection={connection} />
  );
  const field = (
    <FieldText
      label={t('userProfile')}
      value={value}
      required
      problem={problem}
      hint={!isOwn && preview}
      onInput={onChange}
    />
  );
  return (
    <>
      {!isOwn && field}
      <CheckField
        label={t('ownUserProfile')}
        hint={isOwn ? preview : t('ownUserProfileHint')}
        checked={isOwn}
        onChange={checked => {
          setOwn(checked);
          onChange(checked ? exampleTemplate : '');
        }}
      />
      {isOwn && (
        <details class="expert" open={startsOpen}>
          <summary>{t('userProfileTemplate')}</summary>
          {field}
        </details>
      )}
    </>
  );
}

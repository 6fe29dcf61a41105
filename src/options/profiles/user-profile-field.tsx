import { useState } from 'preact/hooks';
import { t } from '../../browser/api/translate';
import type { Connection } from '../../core/configuration/connection';
import { isTemplate } from '../../core/configuration/templates';
import type { Suggestion } from '../../core/discovery/suggest';
import { FieldText } from '../../ui/field-text';
import { CheckField } from '../shared/check-field';
import { SuggestedOptions } from '../suggestions/suggested-options';
import { NamePreview } from './name-preview';
import { exampleTemplate } from './template-problem';

interface UserProfileFieldProps {
  readonly value: string;
  readonly problem: string | undefined;
  readonly connection: Connection | undefined;
  readonly suggestions: readonly Suggestion[];
  onFocus(): void;
  onChange(userProfileName: string): void;
  onCommit(userProfileName: string): void;
}

/**
 * The user profile that a profile opens: a name, or the person's own by a template. Which of the two is shown does not
 * depend on what is typed, so that the field stays where it is while the person types.
 */
export function UserProfileField(props: UserProfileFieldProps) {
  const { value, problem, connection, suggestions, onChange } = props;
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
      suggestions={<SuggestedOptions suggestions={suggestions} />}
      onFocus={props.onFocus}
      onInput={onChange}
      onCommit={props.onCommit}
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

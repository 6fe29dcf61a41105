import { t, translate } from '../../browser/api/translate';
import { findPartition } from '../../core/aws/partition';
import { isPlainEmail, type StackFacts, userNameOf } from '../../core/cli/stack-commands';
import { regionSchema } from '../../core/configuration/connection';
import { type Message, message } from '../../core/words/message';
import { FieldText } from '../../ui/field-text';
import { findTextProblem as findAwsProblem } from '../profiles/field-problems';
import { findTextProblem } from '../shared/common-problems';
import { RegionOptions } from '../shared/region-options';

export type StackDraft = Pick<StackFacts, 'domainId' | 'region' | 'email'>;

interface StackFieldsProps {
  readonly draft: StackDraft;
  onChange(change: Partial<StackDraft>): void;
}

/** What is wrong with the facts of a stack, by their fields. China has no user pools, and needs another template. */
export function findStackProblems({ domainId, region, email }: StackDraft): {
  readonly [Name in keyof StackDraft]?: Message | undefined;
} {
  const enter = message('enterDomainId', { example: 'd-abcdefgh1234' });
  return {
    domainId: findAwsProblem('domainId', domainId, enter),
    region:
      findPartition(region)?.name === 'aws-cn'
        ? message('setUpChina')
        : findTextProblem(regionSchema, region, message('enterRegion', { example: 'us-east-1' })),
    email: email === '' || isPlainEmail(email) ? undefined : message('setUpEmailProblem'),
  };
}

/** The domain's ID, its region, which the ID does not tell, and who is the first person. */
export function StackFields({ draft, onChange }: StackFieldsProps) {
  const { domainId, region, email } = draft;
  const { domainId: domainProblem, region: regionProblem, email: emailProblem } = findStackProblems(draft);
  const user = userNameOf(email);
  return (
    <div class="form">
      <div class="pair">
        <FieldText
          label={t('domainId')}
          value={domainId}
          required
          monospace
          placeholder="d-abcdefgh1234"
          problem={domainProblem && translate(domainProblem)}
          onInput={text => onChange({ domainId: text.trim() })}
        />
        <FieldText
          label={t('region')}
          value={region}
          required
          monospace
          suggestions={<RegionOptions />}
          problem={regionProblem && translate(regionProblem)}
          onInput={text => onChange({ region: text.trim() })}
        />
      </div>
      <FieldText
        label={t('setUpEmail')}
        hint={!emailProblem && user ? t('setUpEmailIs', { user }) : t('setUpEmailHint')}
        value={email}
        problem={emailProblem && translate(emailProblem)}
        onInput={text => onChange({ email: text.trim() })}
      />
    </div>
  );
}

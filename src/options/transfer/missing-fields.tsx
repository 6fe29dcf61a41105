import { t, translate } from '../../browser/api/translate';
import { isConstrainedField } from '../../core/aws/aws-constraints';
import { isTemplate } from '../../core/configuration/templates';
import { kindOf, profileTypes } from '../../core/kinds/kinds';
import { isTemplateField } from '../../core/kinds/template-fields';
import type { Message, MessageKey } from '../../core/words/message';
import { FieldText } from '../../ui/field-text';
import { findProblem } from '../profiles/field-problems';
import { findTemplateProblem } from '../profiles/template-problem';

interface MissingFieldsProps {
  /** The required fields that the text does not give, and of how many profiles. */
  readonly missing: readonly (readonly [field: string, count: number])[];
  readonly answers: Readonly<Record<string, string>>;
  onChange(answers: Readonly<Record<string, string>>): void;
}

/** Asks for what a text does not say, once for all profiles that need it. */
export function MissingFields({ missing, answers, onChange }: MissingFieldsProps) {
  return (
    <>
      {missing.map(([field, count]) => {
        const value = answers[field] ?? '';
        const problem = findAnswerProblem(field, value);
        return (
          <FieldText
            key={field}
            label={labelOf(field)}
            value={value}
            required
            hint={t('missingHint', { count })}
            problem={problem && translate(problem)}
            onInput={text => onChange({ ...answers, [field]: text })}
          />
        );
      })}
    </>
  );
}

/** What is wrong with an answer: it may be a template where the editor allows one. */
export function findAnswerProblem(field: string, answer: string): Message | undefined {
  const text = answer.trim();
  if (isTemplateField(field) && isTemplate(text)) return findTemplateProblem(text);
  return isConstrainedField(field) ? findProblem(field, text) : undefined;
}

function labelOf(field: string): string {
  const labels: readonly (MessageKey | undefined)[] = profileTypes.map(type => kindOf(type).labels[field]);
  const key = labels.find(label => label !== undefined);
  return key ? translate({ key }) : field;
}

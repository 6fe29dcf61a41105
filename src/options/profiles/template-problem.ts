import { parseTemplate, transformNames } from '../../core/configuration/claim-template';
import { maximumTemplateLength } from '../../core/configuration/templates';
import { type Message, message } from '../../core/words/message';

/** The template that fits most cases: the email address up to the `@`, in a form that SageMaker accepts. */
export const exampleTemplate = `\${claim:email|localpart|slug}`;

/** The problem of the template in a name, if any. */
export function findTemplateProblem(text: string): Message | undefined {
  const parsed = parseTemplate(text);
  if (parsed.ok) return undefined;
  switch (parsed.problem) {
    case 'too-long':
      return message('mustBeAtMost', { max: maximumTemplateLength });
    case 'unclosed':
      return message('templateUnclosed', { opening: '${' });
    case 'not-a-claim':
      return message('templateNotAClaim', { found: parsed.found, example: exampleTemplate });
    case 'unknown-transform':
      return message('templateUnknownTransform', { found: parsed.found, known: transformNames.join(', ') });
  }
}

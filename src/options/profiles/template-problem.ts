import { parseTemplate, transformNames } from '../../core/configuration/claim-template';
import { maximumTemplateLength } from '../../core/configuration/templates';
import { type Message, message } from '../../core/words/message';

/** The template that serves most: the part of the address before the `@`, as SageMaker takes it. */
export const exampleTemplate = `\${claim:email|localpart|slug}`;

/** What is wrong with the template in a name, if anything is. */
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

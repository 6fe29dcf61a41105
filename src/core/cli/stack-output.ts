import * as v from 'valibot';
import { parseJsonText } from '../import/json-text';

const stacksSchema = v.object({
  Stacks: v.array(
    v.object({
      Outputs: v.optional(v.array(v.object({ OutputKey: v.string(), OutputValue: v.string() }))),
    }),
  ),
});

/**
 * The configuration in what the AWS CLI printed for a stack: the document alone, the whole answer of `describe-stacks`,
 * or a terminal's text with the document in it. Any other text stays as it is, so that its reader can say what it is.
 */
export function findStackOutput(text: string): string {
  const parsed = parseJsonText(text);
  if (parsed.ok) {
    const stacks = v.safeParse(stacksSchema, parsed.value);
    const outputs = stacks.success ? stacks.output.Stacks.flatMap(({ Outputs = [] }) => Outputs) : [];
    return outputs.find(({ OutputKey }) => OutputKey === 'Configuration')?.OutputValue ?? text;
  }
  const start = text.indexOf('{"version":');
  const end = text.lastIndexOf('}');
  return start < 0 || end < start ? text : text.slice(start, end + 1);
}

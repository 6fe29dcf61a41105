import type { ConstrainedField } from '../aws/aws-constraints';
import { expectedValues } from '../aws/expected-values';
import { type Problem, shortenFound } from '../words/describe-issue';
import { type Message, message, type Words } from '../words/message';
import { describePlace } from '../words/text-limits';

/** A problem of a text, as a sentence that says what to do about it. */
export interface Advice {
  /** The line and column in the text, or the path in a document; empty for the whole. */
  readonly path: Words;
  /** The line and column of a path. */
  readonly place?: Words;
  readonly advice: Message;
}

/** The advice at a place of a text. */
export function adviseAt(text: string, index: number, advice: Message): Advice {
  return { path: describePlace(text, index), advice };
}

/** The advice to write what AWS accepts for a field. */
export function adviseValue(field: ConstrainedField, found: string): Message {
  return message('adviceWrite', { expected: expectedValues[field], found: shortenFound(found) });
}

/** A problem of the document's form, as advice. */
export function adviseProblem({ path, expected, found }: Problem): Advice {
  const isReason = typeof expected === 'object' && expected.key === 'expectedJsonOrYaml';
  return {
    path,
    advice: isReason ? message('adviceYaml', { reason: found }) : message('adviceWrite', { expected, found }),
  };
}

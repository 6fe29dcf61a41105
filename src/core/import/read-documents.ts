import { load, loadAll, YAMLException } from 'js-yaml';
import { type Problem, shorten } from '../words/describe-issue';
import { message } from '../words/message';
import { textLimits } from '../words/text-limits';
import { splitJson } from './json-place';
import { findJsonProblem } from './json-problem';

/** The values of a text, one for each of its documents, or why it is neither JSON nor YAML. */
export type ReadDocuments = { readonly values: readonly unknown[] } | { readonly problem: Problem };

/** Its default schema has JSON's types and no others. Without aliases nothing in a document is there twice. */
const limits = { maxDepth: textLimits.levels, maxAliases: 0 };

/** Reads JSON or YAML that is one document. The caller has checked the length. Never throws. */
export function readDocument(text: string): ReadDocuments {
  return readEither(text, () => [load(text, limits)]);
}

/**
 * Reads JSON or YAML of one or several documents: YAML with `---` between them, or JSON texts one after the other, as
 * they are when the outputs of several commands are pasted together. The caller has checked the length. Never throws.
 */
export function readDocuments(text: string): ReadDocuments {
  const read = readEither(text, () => loadAll(text, limits));
  if ('values' in read || !/^\s*[[{]/.test(text)) return read;
  const parts = splitJson(text);
  const [first, second] = parts;
  if (!first || !second) return read;
  const broken = parts.find(part => findJsonProblem(part.text));
  if (!broken) return { values: parts.map(part => JSON.parse(part.text)) };
  // The same text without what stands before it, so that the problem has its line and column.
  const before = text.slice(0, broken.index).replace(/[^\r\n]/g, ' ');
  return { problem: findJsonProblem(`${before}${broken.text}`) ?? read.problem };
}

function readEither(text: string, readAsYaml: () => readonly unknown[]): ReadDocuments {
  if (!/^\s*[[{]/.test(text)) return readYaml(readAsYaml);
  const problem = findJsonProblem(text);
  if (!problem) return { values: [JSON.parse(text)] };
  // A text that begins with a brace may still be YAML. If it is not YAML either, the problem of the JSON is reported.
  const yaml = readYaml(readAsYaml);
  return 'problem' in yaml ? { problem } : yaml;
}

function readYaml(read: () => readonly unknown[]): ReadDocuments {
  try {
    return { values: read() };
  } catch (error) {
    const { reason, mark } = error instanceof YAMLException ? error : { reason: 'something else' };
    const path = mark ? message('place', { line: mark.line + 1, column: mark.column + 1 }) : '';
    if (reason.includes('maxDepth')) {
      return {
        problem: {
          path,
          expected: message('expectedLevels', { levels: textLimits.levels }),
          found: message('foundDeeper'),
        },
      };
    }
    if (reason.includes('maxAliases'))
      return { problem: { path, expected: message('expectedNoAliases'), found: message('foundAlias') } };
    return { problem: { path, expected: message('expectedJsonOrYaml'), found: shorten(reason) } };
  }
}

import { type Configuration, type ParsedConfiguration, parseConfiguration } from '../configuration/configuration';
import { findTooLong } from '../words/text-limits';
import { type DroppedSecret, dropSecrets } from './drop-secrets';
import { findJsonProblem } from './json-problem';

/** A configuration document as it was read, and the secrets that were left out of it. */
export type ParsedConfigurationText = ParsedConfiguration & { readonly dropped: readonly DroppedSecret[] };

/**
 * Parses the text of a configuration document (JSON). A text that is too long, nested too deep, not JSON, or that uses
 * a reserved name such as `__proto__` is refused before parsing; the problem's path is then the line and column.
 * Secrets are left out. Never throws.
 */
export function parseConfigurationText(text: string): ParsedConfigurationText {
  const problem = findTooLong(text) ?? findJsonProblem(text);
  if (problem) return { ok: false, problems: [problem], dropped: [] };
  const { value, dropped } = dropSecrets(JSON.parse(text));
  return { ...parseConfiguration(value), dropped };
}

/** The text of a document for a file. The order of edits does not affect this text. */
export function formatConfiguration(configuration: Configuration): string {
  return `${JSON.stringify(configuration, null, 2)}\n`;
}

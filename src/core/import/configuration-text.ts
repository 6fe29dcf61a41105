import { type Configuration, type ParsedConfiguration, parseConfiguration } from '../configuration/configuration';
import { type DroppedSecret, dropSecrets } from './drop-secrets';
import { parseJsonText } from './json-text';

/** A configuration document as it was read, and the secrets that were left out of it. */
export type ParsedConfigurationText = ParsedConfiguration & { readonly dropped: readonly DroppedSecret[] };

/**
 * Parses the text of a configuration document, as `parseJsonText` does. Secrets are left out. Never throws.
 */
export function parseConfigurationText(text: string): ParsedConfigurationText {
  const parsed = parseJsonText(text);
  if (!parsed.ok) return { ok: false, problems: [parsed.problem], dropped: [] };
  const { value, dropped } = dropSecrets(parsed.value);
  return { ...parseConfiguration(value), dropped };
}

/** The text of a document for a file. The order of edits does not affect this text. */
export function formatConfiguration(configuration: Configuration): string {
  return `${JSON.stringify(configuration, null, 2)}\n`;
}

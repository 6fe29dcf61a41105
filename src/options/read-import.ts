import { type CliProfile, parseCliInput } from '../core/cli-input';
import type { Configuration, ConfigurationProblem } from '../core/configuration';
import { parseConfigurationFile, parseConfigurationText } from '../core/configuration-text';

/** What a file or a pasted text turned out to be. */
export type ReadImport =
  | { readonly type: 'configuration'; readonly configuration: Configuration }
  | { readonly type: 'cli-input'; readonly profile: CliProfile }
  | { readonly type: 'refused'; readonly problems: readonly ConfigurationProblem[] };

const longestText = 1_000_000;

/** Reads a file; one that is too long is refused unread. */
export async function readImportFile(file: Pick<Blob, 'size' | 'text'>): Promise<ReadImport> {
  return file.size > longestText
    ? fromConfiguration(await parseConfigurationFile(file))
    : readImportText(await file.text());
}

/** Reads a configuration document, or the AWS CLI's input as JSON or YAML. */
export function readImportText(text: string): ReadImport {
  if (text.length > longestText || !looksLikeCliInput(text)) return fromConfiguration(parseConfigurationText(text));
  const parsed = parseCliInput(text);
  return parsed.ok ? { type: 'cli-input', profile: parsed.profile } : { type: 'refused', problems: parsed.problems };
}

/** The CLI's members begin with a capital (`DomainId: …`), those of a configuration with a small letter. */
function looksLikeCliInput(text: string): boolean {
  return !/"(version|connections|profiles)"\s*:/.test(text) && /(^|[{,])\s*["']?[A-Z]\w*["']?\s*:/m.test(text);
}

function fromConfiguration(parsed: ReturnType<typeof parseConfigurationText>): ReadImport {
  return parsed.ok
    ? { type: 'configuration', configuration: parsed.configuration }
    : { type: 'refused', problems: parsed.problems };
}

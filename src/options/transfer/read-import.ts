import { type CliProfile, parseCliInput } from '../../core/cli/cli-input';
import type { Configuration } from '../../core/configuration/configuration';
import { parseConfigurationText } from '../../core/import/configuration-text';
import type { DroppedSecret } from '../../core/import/drop-secrets';
import { readTextFile } from '../../core/import/read-text-file';
import type { Problem } from '../../core/words/describe-issue';
import { textLimits } from '../../core/words/text-limits';

/** What a file or a pasted text turned out to be, and the secrets that were left out of it. */
export type ReadImport = { readonly dropped: readonly DroppedSecret[] } & (
  | { readonly type: 'configuration'; readonly configuration: Configuration }
  | { readonly type: 'cli-input'; readonly profile: CliProfile }
  | { readonly type: 'refused'; readonly problems: readonly Problem[] }
);

/** Reads a file; one that is too long is refused unread, and so is one that is not UTF-8. */
export async function readImportFile(file: Pick<Blob, 'size' | 'arrayBuffer'>): Promise<ReadImport> {
  const read = await readTextFile(file);
  return read.ok ? readImportText(read.text) : { type: 'refused', problems: read.problems, dropped: [] };
}

/** Reads a configuration document, or the AWS CLI's input as JSON or YAML. */
export function readImportText(text: string): ReadImport {
  const parsed = looksLikeCliInput(text) ? parseCliInput(text) : parseConfigurationText(text);
  const { dropped } = parsed;
  if (!parsed.ok) return { type: 'refused', problems: parsed.problems, dropped };
  return 'profile' in parsed
    ? { type: 'cli-input', profile: parsed.profile, dropped }
    : { type: 'configuration', configuration: parsed.configuration, dropped };
}

/**
 * The CLI's members begin with a capital (`DomainId: …`), those of a configuration with a small letter. A member begins on a
 * line of its own or behind a sign: lines without anything are never gone through together.
 */
function looksLikeCliInput(text: string): boolean {
  if (text.length > textLimits.bytes) return false;
  return !/"(version|connections|profiles)"\s*:/.test(text) && /(?:^|[{,])[ \t]*["']?[A-Z]\w*["']?\s*:/m.test(text);
}

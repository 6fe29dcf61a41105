import type { Advice } from '../../core/at-hand/advice';
import { readAtHand } from '../../core/at-hand/read-at-hand';
import type { ReadTargets } from '../../core/at-hand/target';
import { type CliProfile, parseCliInput } from '../../core/cli/cli-input';
import type { Configuration } from '../../core/configuration/configuration';
import { parseConfigurationText } from '../../core/import/configuration-text';
import type { DroppedSecret } from '../../core/import/drop-secrets';
import { findJsonPlace } from '../../core/import/json-place';
import { withoutMark } from '../../core/import/json-text';
import { readTextFile } from '../../core/import/read-text-file';
import type { Problem } from '../../core/words/describe-issue';
import type { Words } from '../../core/words/message';
import { findTooLong, textLimits } from '../../core/words/text-limits';

/** The content of a file or a pasted text, and the secrets that were left out of it. */
export type ReadImport = { readonly dropped: readonly DroppedSecret[] } & (
  | { readonly type: 'configuration'; readonly configuration: Configuration }
  | { readonly type: 'cli-input'; readonly profile: CliProfile }
  | { readonly type: 'targets'; readonly read: Extract<ReadTargets, { ok: true }> }
  | { readonly type: 'refused'; readonly problems: readonly (PlacedProblem | Advice)[] }
);

/** How many problems are shown. Of any others only the number is shown. */
export const problemsShown = 20;

/** A problem of an import, with its line and column if the text is JSON. */
export type PlacedProblem = Problem & { readonly place?: Words };

/** Reads a file. A file that is too long is refused unread. A file that is not text is refused, too. */
export async function readImportFile(file: Pick<Blob, 'size' | 'arrayBuffer'>): Promise<ReadImport> {
  const read = await readTextFile(file);
  return read.ok ? readImportText(read.text) : { type: 'refused', problems: read.problems, dropped: [] };
}

/** Reads a configuration document, the AWS CLI's input as JSON or YAML, or what else people have at hand. */
export function readImportText(given: string): ReadImport {
  const text = withoutMark(given);
  const atHand = findTooLong(text) || looksLikeConfiguration(text) ? undefined : readAtHand(text);
  if (atHand) {
    const { dropped } = atHand;
    return atHand.ok
      ? { type: 'targets', read: atHand, dropped }
      : { type: 'refused', problems: atHand.problems, dropped };
  }
  const isCliInput = looksLikeCliInput(text);
  const parsed = isCliInput ? parseCliInput(text) : parseConfigurationText(text);
  const { dropped } = parsed;
  if (!parsed.ok) {
    const problems = isCliInput ? parsed.problems : placeProblems(text, parsed.problems);
    return { type: 'refused', problems, dropped };
  }
  return 'profile' in parsed
    ? { type: 'cli-input', profile: parsed.profile, dropped }
    : { type: 'configuration', configuration: parsed.configuration, dropped };
}

/**
 * A problem of a text that is not JSON says where it is. One of a value names the path to the value alone. A place takes
 * a look through the whole text, so only the problems that are shown get one.
 */
function placeProblems(text: string, problems: readonly Problem[]): PlacedProblem[] {
  return problems.map((problem, index) => {
    const { path } = problem;
    const isPlaced = index < problemsShown && typeof path === 'string' && path !== '';
    return isPlaced ? { ...problem, place: findJsonPlace(text, path) } : problem;
  });
}

/**
 * Members of the CLI's input begin with a capital (`DomainId: …`), those of a configuration with a small letter.
 * The pattern finds a member at the start of a line, or behind `{` or `,`. It skips only spaces and tabs, never line
 * breaks, so it does not scan many empty lines together.
 */
function looksLikeCliInput(text: string): boolean {
  if (text.length > textLimits.bytes) return false;
  return !looksLikeConfiguration(text) && /(?:^|[{,])[ \t]*["']?[A-Z]\w*["']?\s*:/m.test(text);
}

/** Terraform's state has a version, too. */
function looksLikeConfiguration(text: string): boolean {
  return /"(version|connections|profiles)"\s*:/.test(text) && !text.includes('"terraform_version"');
}

import { isOutputBehindCommand, readOutputBehindCommand } from './output-behind-command';
import { looksLikeAwsOutput, looksLikeOtherForm, readAwsOutput, refuseOtherForm } from './read-aws-output';
import { looksLikeCliCommand, readCliCommand } from './read-cli-command';
import { looksLikeCode, readCode } from './read-code';
import { looksLikeAddress, readStudioAddress } from './read-studio-address';
import type { ReadTargets } from './target';

/** What people have at hand that names a place to open, each with how it is told and read. */
const kinds: readonly (readonly [looksLike: (text: string) => boolean, read: (text: string) => ReadTargets])[] = [
  [looksLikeAddress, readStudioAddress],
  [looksLikeCode, readCode],
  [isOutputBehindCommand, readOutputBehindCommand],
  [looksLikeCliCommand, readCliCommand],
  [looksLikeOtherForm, refuseOtherForm],
  [looksLikeAwsOutput, text => readAwsOutput(text)],
];

/**
 * Reads a command of the AWS CLI, an output of it, the address of a tab, or a piece of code. `undefined` for a text that
 * is none of them. The caller has checked the length. Secrets are left out. Never throws.
 */
export function readAtHand(text: string): ReadTargets | undefined {
  const [, read] = kinds.find(([looksLike]) => looksLike(text)) ?? [];
  return read?.(text);
}

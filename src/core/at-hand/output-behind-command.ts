import { looksLikeAwsOutput, readAwsOutput } from './read-aws-output';
import { looksLikeCliCommand } from './read-cli-command';
import type { ReadTargets } from './target';

/** Whether a text is a command as it was typed in a terminal, and the output below. */
export function isOutputBehindCommand(text: string): boolean {
  const start = findOutput(text);
  return start > 0 && looksLikeCliCommand(text.slice(0, start)) && looksLikeAwsOutput(text.slice(start));
}

/** Reads the output. The command's `--region` is the region of what is in it. */
export function readOutputBehindCommand(text: string): ReadTargets {
  const start = findOutput(text);
  const command = text.slice(0, start);
  const [, value = ''] = /--region[ =]["']?([\w-]{1,40})/.exec(command) ?? [];
  const region = value === '' ? undefined : { value, written: value, at: command.indexOf(value) };
  // The lines stay, so that problems are where the person sees them.
  return readAwsOutput(`${command.replace(/[^\r\n]/g, '')}${text.slice(start)}`, region);
}

/** Where the output begins: the first line with a bracket of JSON, an item of YAML, or a member alone. */
function findOutput(text: string): number {
  return text.search(/^(?:[[{]|- |[A-Z]\w{0,99}:(?:\s|$))/m);
}

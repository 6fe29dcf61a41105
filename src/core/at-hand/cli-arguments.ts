import { optionName } from '../cli/cli-command';
import { kindOf, profileTypes } from '../kinds/kinds';
import { shortenFound } from '../words/describe-issue';
import { type Message, message } from '../words/message';
import type { Word } from './shell-words';

/** The options of the AWS CLI that a profile is made from, besides the members of the call. */
const usedOptions: readonly string[] = ['--region', '--endpoint-url', '--cli-input-json', '--cli-input-yaml'];

/**
 * Options that say how the CLI runs, and not what opens:
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-options.html
 */
const passedOverWithValue: readonly string[] = [
  ...['--output', '--query', '--profile', '--color', '--ca-bundle', '--cli-read-timeout', '--cli-connect-timeout'],
  ...['--cli-binary-format', '--cli-error-format'],
];
const passedOverFlags: readonly string[] = [
  ...['--debug', '--no-verify-ssl', '--no-paginate', '--no-sign-request', '--no-cli-pager', '--cli-auto-prompt'],
  ...['--no-cli-auto-prompt', '--version'],
];

/** Its value may be left out. */
const skeletonOption = '--generate-cli-skeleton';

export interface CliArguments {
  /** Words that belong to no option: the service and the operation. */
  readonly positional: readonly Word[];
  readonly options: ReadonlyMap<string, Word>;
  /** The names of options that have no effect on what opens. */
  readonly passedOver: readonly string[];
  readonly problems: readonly { readonly at: number; readonly advice: Message }[];
}

/** Tells options (`--name value`, `--name=value`), before and behind the operation, from the other words. */
export function readCliArguments(words: readonly Word[]): CliArguments {
  const positional: Word[] = [];
  const options = new Map<string, Word>();
  const passedOver = new Set<string>();
  const problems: { at: number; advice: Message }[] = [];
  const members = new Set(profileTypes.flatMap(type => Object.keys(kindOf(type).callMembers).map(optionName)));
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index];
    if (!word) break;
    const [, name, attached] = /^(--[\w-]*)(?:=([\s\S]*))?$/.exec(word.text) ?? [];
    const following = words[index + 1];
    const hasNext = following !== undefined && !following.text.startsWith('--');
    if (name === undefined) positional.push(word);
    else if (passedOverFlags.includes(name)) passedOver.add(name);
    else if (name === skeletonOption) {
      passedOver.add(name);
      if (attached === undefined && hasNext && /^(?:input|output|yaml-input)$/.test(following.text)) index += 1;
    } else if (![...usedOptions, ...passedOverWithValue].includes(name) && !members.has(name)) {
      problems.push({ at: word.index, advice: message('adviceOption', { found: shortenFound(name) }) });
      if (attached === undefined && hasNext) index += 1;
    } else {
      if (attached === undefined && !hasNext) {
        problems.push({ at: word.index, advice: message('adviceOptionValue', { option: name }) });
      } else if (passedOverWithValue.includes(name)) passedOver.add(name);
      else options.set(name, attached === undefined && following ? following : { ...word, text: attached ?? '' });
      if (attached === undefined && hasNext) index += 1;
    }
  }
  return { positional, options, passedOver: [...passedOver], problems };
}

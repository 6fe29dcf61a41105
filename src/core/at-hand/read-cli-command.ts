import { optionName } from '../cli/cli-command';
import type { ProfileType } from '../configuration/profile';
import type { DroppedSecret } from '../import/drop-secrets';
import { kindOf, profileTypes } from '../kinds/kinds';
import { shortenFound } from '../words/describe-issue';
import { type Message, message } from '../words/message';
import { type CliArguments, readCliArguments } from './cli-arguments';
import { readCliInputOption } from './cli-input-option';
import { concludeReading } from './conclude-reading';
import { findTargets } from './find-targets';
import { canonicalName, type GivenValue, isPublic, type MemberGroup } from './member-group';
import type { Findings } from './member-values';
import { findShell, splitCommand, type Word } from './shell-words';
import type { ReadTargets } from './target';

/** The program's name, where a command begins. */
const program = /(?<![\w./~:@"'-])aws(?:\.exe|\.cmd)?(?=[\s`^\\])/g;

/** Whether a text is a command of the AWS CLI: behind nothing, a prompt, a variable, `$(`, or with a presign call. */
export function looksLikeCliCommand(text: string): boolean {
  const index = text.search(program);
  if (index < 0 || /^\s*[[{]/.test(text)) return false;
  const before = text.slice(Math.max(0, index - 200), index).trimEnd();
  return before === '' || text.includes('create-presigned-') || /[$%>#(;&=]$|\w=\S{0,100}$/.test(before);
}

/**
 * Reads commands of the AWS CLI that make a link: `aws sagemaker create-presigned-domain-url …` and
 * `create-presigned-notebook-instance-url …`. Nothing is run. What only says how the CLI runs is passed over, and said.
 */
export function readCliCommand(text: string): ReadTargets {
  const findings: Findings = { problems: [], open: new Set() };
  const dropped: DroppedSecret[] = [];
  const passedOver = new Set<string>();
  const shell = findShell(text);
  const commands: CliArguments[] = [];
  const around = readEnvironment(text, passedOver, dropped);
  let from = 0;
  for (;;) {
    program.lastIndex = from;
    const start = program.exec(text)?.index;
    if (start === undefined) break;
    const split = splitCommand(text, start, shell);
    if (!split.ok) return { ok: false, problems: [split.problem], dropped };
    commands.push(readCliArguments(split.words.slice(1)));
    const [rest] = /^[^\r\n]{0,40}/.exec(text.slice(split.end, split.end + 40)) ?? [];
    if (rest && /^[|>]/.test(rest)) passedOver.add(shortenFound(rest.trim()));
    from = Math.max(split.end, start + 3);
  }
  // `aws sso login && aws sagemaker …`: what else is run does not matter.
  const presigning = commands.filter(({ positional: [, operation] }) => findPresignType(operation) !== undefined);
  const groups = (presigning.length > 0 ? presigning : commands).map(command =>
    readArguments(command, text.length, { findings, dropped, passedOver }),
  );
  const root: MemberGroup = { label: '', values: around, groups };
  const found = findTargets(root, findings);
  const names = [...passedOver].slice(0, 10).join(', ');
  const notes = [...(names ? [message('notePassedOver', { names })] : []), ...found.notes];
  return concludeReading(text, { ...found, notes }, findings, dropped);
}

/** `AWS_REGION=… aws …`, `export`, `set` and `$env:…` before the command: the region counts, the rest is passed over. */
function readEnvironment(text: string, passedOver: Set<string>, dropped: DroppedSecret[]): Map<string, GivenValue> {
  const values = new Map<string, GivenValue>();
  const before = text.slice(0, Math.max(0, text.search(program)));
  for (const { 0: found, 1: name = '', 2: value = '', index } of before.matchAll(
    /(?<![\w])(AWS_[A-Z]{1,30}(?:_[A-Z]{1,30}){0,5})[ \t]{0,9}=[ \t]{0,9}["']?([^\s;&"']*)/g,
  )) {
    if (name === 'AWS_REGION' || name === 'AWS_DEFAULT_REGION') {
      values.set('region', { value, written: value, at: index + found.length - value.length });
    } else if (isPublic(name, value, dropped)) passedOver.add(name);
  }
  return values;
}

interface Notes {
  readonly findings: Findings;
  readonly dropped: DroppedSecret[];
  readonly passedOver: Set<string>;
}

/** The members of one command, as a group; the problems of its words are noted. */
function readArguments(read: CliArguments, end: number, { findings, dropped, passedOver }: Notes): MemberGroup {
  const type = findOperation(read.positional, end, findings);
  const values = new Map<string, GivenValue>();
  if (!type) return { label: '', values, groups: [] };
  for (const name of read.passedOver) passedOver.add(name);
  findings.problems.push(...read.problems);
  const { callMembers, required } = kindOf(type);
  const known = new Set(Object.keys(callMembers).map(optionName));
  for (const option of ['--cli-input-json', '--cli-input-yaml']) {
    const word = read.options.get(option);
    for (const [name, given] of word ? readCliInputOption(option, word, findings, dropped) : [])
      values.set(name, given);
  }
  for (const [option, { text, written, index, isOpen }] of read.options) {
    if (option.startsWith('--cli-input-')) continue;
    const isOwn = known.has(option) || option === '--region' || option === '--endpoint-url';
    if (!isOwn) findings.problems.push({ at: index, advice: message('adviceOption', { found: option }) });
    else if (isOpen)
      values.set(canonicalName(option), { value: undefined, written: `${option} ${written}`, at: index });
    else if (isPublic(option, text, dropped)) values.set(canonicalName(option), { value: text, written, at: index });
  }
  // A command without its required options is about its kind all the same. They are asked for.
  for (const [member, field] of Object.entries(callMembers)) {
    const name = canonicalName(member);
    if (required.includes(field) && !values.has(name)) values.set(name, { value: '', written: '', at: end });
  }
  return { label: type, values, groups: [] };
}

function findPresignType(operation: Word | undefined): ProfileType | undefined {
  return profileTypes.find(candidate => kindOf(candidate).cliCommand === operation?.text);
}

/** The kind that the command's operation is for. Any other command becomes a problem that says what to do. */
function findOperation(
  [service, operation, stray]: readonly Word[],
  end: number,
  findings: Findings,
): ProfileType | undefined {
  const advise = (word: Word | undefined, advice: Message) => {
    findings.problems.push({ at: word?.index ?? end, advice });
    return undefined;
  };
  const found = shortenFound((service?.text === 'sagemaker' ? operation : service)?.text ?? '…');
  if (service?.text !== 'sagemaker') return advise(service, message('adviceService', { found }));
  const type = findPresignType(operation);
  if (!type) {
    const isReading = /^(?:list|describe)-/.test(found);
    return advise(operation, isReading ? message('adviceOutput', { found }) : message('adviceOperation', { found }));
  }
  if (!stray) return type;
  const isDash = /^[\u2010-\u2015\u2212]/.test(stray.text);
  const written = shortenFound(stray.written);
  return advise(
    stray,
    isDash ? message('adviceHyphens', { found: written }) : message('adviceStray', { found: written }),
  );
}

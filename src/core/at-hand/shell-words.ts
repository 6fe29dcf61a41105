import { message } from '../words/message';
import { type Advice, adviseAt } from './advice';

/** The shells whose quoting is known: that of POSIX (and bash's `$'…'`), PowerShell's, and cmd.exe's. */
export type Shell = 'posix' | 'powershell' | 'cmd';

/** A word of a command, as the shell hands it on. */
export interface Word {
  readonly text: string;
  readonly index: number;
  /** The word as it is written. */
  readonly written: string;
  /** Whether the shell puts in the value of a variable or of another command. */
  readonly isOpen: boolean;
}

export type SplitCommand =
  | {
      readonly ok: true;
      readonly words: readonly Word[] /** Where the command ends in the text. */;
      readonly end: number;
    }
  | { readonly ok: false; readonly problem: Advice };

/** The shell that a text is written for, by its line ends, prompts and variables. Most commands are the same in all. */
export function findShell(text: string): Shell {
  if (/[ \t]`[ \t]{0,20}\r?\n|^[ \t]*PS [^>\n]{0,99}>|\$env:/m.test(text)) return 'powershell';
  return /[ \t]\^[ \t]{0,20}\r?\n|^[ \t]*[A-Za-z]:\\[^>\n]{0,99}>/m.test(text) ? 'cmd' : 'posix';
}

/** The character before a line end, or another sign, that takes its meaning away. */
const escapes: Readonly<Record<Shell, string>> = { posix: '\\', powershell: '`', cmd: '^' };

/** What ends a command outside of quotation marks. A line end ends it only if the next line begins with no option. */
const commandEnds: Readonly<Record<Shell, string>> = { posix: '|&;)`', powershell: '|&;)', cmd: '|&)' };

/**
 * The words of the command that begins at an index, as a shell splits them: POSIX.1-2024, Shell Command Language, 2.2;
 * about_Quoting_Rules of PowerShell; for cmd.exe, the rules of its programs' arguments. One look at each character.
 */
export function splitCommand(text: string, from: number, shell: Shell): SplitCommand {
  const words: Word[] = [];
  let index = from;
  let draft: Draft | undefined;
  const add = (part: string, isOpen: boolean, end: number) => {
    const { text: before = '', start = index, isOpen: wasOpen = false } = draft ?? {};
    draft = { text: before + part, start, isOpen: wasOpen || isOpen };
    index = end;
  };
  const finish = () => {
    if (draft) words.push({ ...finished(draft), written: text.slice(draft.start, index) });
    draft = undefined;
  };
  while (index < text.length) {
    const character = text[index] ?? '';
    const next = text[index + 1] ?? '';
    const continued = character === escapes[shell] ? endOfLineBehind(text, index + 1) : undefined;
    if (continued !== undefined) {
      finish();
      index = continued;
    } else if (/[\r\n]/.test(character)) {
      finish();
      if (
        !text
          .slice(index, index + 200)
          .trimStart()
          .startsWith('-')
      )
        break;
      index += 1;
    } else if (/\s/.test(character)) {
      finish();
      index += 1;
    } else if (commandEnds[shell].includes(character) || isRedirection(text, index)) {
      break;
    } else if (character === escapes[shell]) {
      add(next, false, index + 2);
    } else {
      const quoted = readQuoted(text, index, shell);
      if (quoted && quoted.end === undefined) {
        return { ok: false, problem: adviseAt(text, index, message('adviceCloseQuote')) };
      }
      if (quoted?.end !== undefined) add(quoted.text, quoted.isOpen, quoted.end);
      else add(character, isVariable(character, next, shell), index + 1);
    }
  }
  finish();
  return { ok: true, words, end: index };
}

interface Draft {
  readonly text: string;
  readonly start: number;
  readonly isOpen: boolean;
}

function finished({ text, start, isOpen }: Draft): Omit<Word, 'written'> {
  return { text, index: start, isOpen };
}

/** `> FILE` or `2> FILE` at the start of a word. Examples have `<domain>` for what is to be filled in. */
function isRedirection(text: string, index: number): boolean {
  return /^[12&]?>/.test(text.slice(index, index + 2)) && /\s/.test(text[index - 1] ?? ' ');
}

/** The end of the line if nothing but blanks is left on it: people copy blanks along. */
function endOfLineBehind(text: string, index: number): number | undefined {
  const end = /[ \t]{0,20}(?:\r\n|\n|\r)/y;
  end.lastIndex = index;
  return end.test(text) ? end.lastIndex : undefined;
}

function isVariable(character: string, next: string, shell: Shell): boolean {
  return shell === 'cmd' ? character === '%' && /\w/.test(next) : character === '$' && /[\w{(]/.test(next);
}

interface Quoted {
  readonly text: string;
  readonly isOpen: boolean;
  /** Behind the closing mark; `undefined` if there is none. */
  readonly end: number | undefined;
}

/** The text in quotation marks that begins at an index; `undefined` if there is no mark. */
function readQuoted(text: string, index: number, shell: Shell): Quoted | undefined {
  const isAnsi = shell === 'posix' && /\$['"]/.test(text.slice(index, index + 2));
  const mark = text[index + (isAnsi ? 1 : 0)] ?? '';
  if (mark !== '"' && (mark !== "'" || shell === 'cmd')) return undefined;
  // Behind a backslash, bash takes signs in `$'…'` and `"…"` literally, and so do programs on Windows in `"…"`.
  const isPlain = mark === "'" && !isAnsi;
  const escapeSign = isPlain ? undefined : shell === 'powershell' ? '`' : '\\';
  const isDoubled = shell !== 'posix';
  let content = '';
  let isOpen = false;
  for (let at = index + (isAnsi ? 2 : 1); at < text.length; ) {
    const character = text[at] ?? '';
    const next = text[at + 1] ?? '';
    if (character === mark && !(isDoubled && next === mark)) return { text: content, isOpen, end: at + 1 };
    if (character === mark) {
      content += mark;
      at += 2;
    } else if (character === escapeSign && (mark === "'" || isEscaped(next, shell))) {
      const read = mark === "'" ? readAnsiEscape(text, at + 1) : { text: next === '\n' ? '' : next, end: at + 2 };
      content += read.text;
      at = read.end;
    } else {
      content += character;
      isOpen ||= mark === '"' && isVariable(character, next, shell);
      at += 1;
    }
  }
  return { text: content, isOpen, end: undefined };
}

/** The signs that a backslash, or a backquote in PowerShell, stands before within `"…"`. */
function isEscaped(next: string, shell: Shell): boolean {
  return shell === 'powershell' || (shell === 'posix' ? '$`"\\\n' : '"\\').includes(next);
}

const ansiEscapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

/** An escape sequence of bash's `$'…'`: `\n`, `\x41`, `\u00e9`, or the sign itself. */
function readAnsiEscape(text: string, index: number): { text: string; end: number } {
  const [, byte, unit] = /^(?:x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{1,4}))/.exec(text.slice(index, index + 5)) ?? [];
  const code = byte ?? unit;
  if (code !== undefined) {
    return { text: String.fromCharCode(Number.parseInt(code, 16)), end: index + 1 + code.length };
  }
  const character = text[index] ?? '';
  return { text: ansiEscapes[character] ?? character, end: index + 1 };
}

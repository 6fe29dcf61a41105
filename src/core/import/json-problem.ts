import { isReservedName } from '../util/reserved-names';
import type { Problem } from '../words/describe-issue';
import { message, type Words } from '../words/message';
import { describePlace, textLimits } from '../words/text-limits';

type Expectation = 'value' | 'value or ]' | 'name' | 'name or }' | ':' | 'separator' | 'end';

/**
 * The first place at which a text is not JSON (RFC 8259), is nested too deep, or has a member with a reserved name,
 * with line and column; `undefined` if there is no problem. The function does not parse the text and uses constant
 * stack. Its words are the same in every browser, whereas only some engines' own messages name a place.
 */
export function findJsonProblem(text: string): Problem | undefined {
  const closers: ('}' | ']')[] = [];
  let expectation: Expectation = 'value';
  let index = 0;
  for (;;) {
    index = skipSpace(text, index);
    const character = text[index];
    const closer = closers.at(-1);
    const isValue = expectation === 'value' || expectation === 'value or ]';
    const isName = expectation === 'name' || expectation === 'name or }';
    if (expectation === 'end' && character === undefined) return undefined;
    if (isValue && (character === '{' || character === '[')) {
      closers.push(character === '{' ? '}' : ']');
      expectation = character === '{' ? 'name or }' : 'value or ]';
      if (closers.length > textLimits.levels) {
        return problem(text, index, message('expectedLevels', { levels: textLimits.levels }), message('foundDeeper'));
      }
      index += 1;
    } else if (character !== undefined && character === closer && /[\]}]|separator/.test(expectation)) {
      closers.pop();
      expectation = closers.length > 0 ? 'separator' : 'end';
      index += 1;
    } else if (expectation === 'separator' && character === ',') {
      expectation = closer === '}' ? 'name' : 'value';
      index += 1;
    } else if (expectation === ':' && character === ':') {
      expectation = 'value';
      index += 1;
    } else if (isValue || (isName && character === '"')) {
      const end = character === '"' ? endOfString(text, index) : endOfWord(text, index);
      if (end === undefined) return problem(text, index, message('expectedJsonValue'), quote(text, index));
      if (end.isBroken) return problem(text, end.index, message('expectedJsonText'), quote(text, end.index));
      const name = isName ? findReservedName(text.slice(index, end.index)) : undefined;
      if (name !== undefined)
        return problem(text, index, message('expectedOtherName'), message('foundReservedName', { name }));
      index = end.index;
      if (isName) expectation = ':';
      else expectation = closers.length > 0 ? 'separator' : 'end';
    } else {
      return problem(text, index, describe(expectation, closer), quote(text, index));
    }
  }
}

interface End {
  readonly index: number;
  /** Whether the text stopped being JSON there. */
  readonly isBroken?: boolean;
}

export function skipSpace(text: string, from: number): number {
  let index = from;
  while (' \t\n\r'.includes(text[index] ?? 'x')) index += 1;
  return index;
}

/** Without a regular expression, which would run out of stack on a text with many escapes. */
export function endOfString(text: string, from: number): End {
  let index = from + 1;
  for (;;) {
    const character = text[index];
    if (character === '"') return { index: index + 1 };
    if (character === undefined || character < ' ') return { index, isBroken: true };
    if (character === '\\') {
      const escapes = /["\\/bfnrt]|u[0-9a-fA-F]{4}/y;
      escapes.lastIndex = index + 1;
      if (!escapes.test(text)) return { index, isBroken: true };
      index = escapes.lastIndex;
    } else {
      index += 1;
    }
  }
}

function endOfWord(text: string, from: number): End | undefined {
  const word = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)/y;
  word.lastIndex = from;
  return word.test(text) ? { index: word.lastIndex } : undefined;
}

/** The name that a text of JSON stands for, however it is escaped, if it is reserved. */
function findReservedName(json: string): string | undefined {
  const name: unknown = JSON.parse(json);
  return typeof name === 'string' && isReservedName(name) ? name : undefined;
}

function describe(expectation: Expectation, closer = ''): Words {
  if (expectation === 'end') return message('expectedEnd');
  if (expectation === ':') return message('expectedColon');
  if (expectation === 'separator') return message('expectedComma', { closer });
  return message(expectation === 'name' ? 'expectedJsonName' : 'expectedJsonNameOrEnd');
}

function quote(text: string, index: number): Words {
  const [found] = /^[\w.+-]{1,40}|^./su.exec(text.slice(index, index + 40)) ?? [];
  return found === undefined ? message('foundEnd') : JSON.stringify(found);
}

function problem(text: string, index: number, expected: Words, found: Words): Problem {
  return { path: describePlace(text, index), expected, found };
}

import type { ConfigurationProblem } from './configuration';
import { describePlace, textLimits } from './text-limits';

type Expectation = 'value' | 'value or ]' | 'name' | 'name or }' | ':' | 'separator' | 'end';

/**
 * The first thing for which a text is no JSON (RFC 8259), or that it is nested too deep, with its line and column;
 * `undefined` for JSON. It is found without parsing, in constant stack, and in the same words in every browser:
 * of the engines' own messages some name a place, and others do not.
 */
export function findJsonProblem(text: string): ConfigurationProblem | undefined {
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
        return problem(text, index, `at most ${textLimits.levels} levels`, 'a deeper one');
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
      if (end === undefined) return problem(text, index, 'a value of JSON', quote(text, index));
      if (end.isBroken) return problem(text, end.index, 'a text as JSON writes it', quote(text, end.index));
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

function skipSpace(text: string, from: number): number {
  let index = from;
  while (' \t\n\r'.includes(text[index] ?? 'x')) index += 1;
  return index;
}

/** By hand, since a regular expression runs out of stack on a text of many escapes. */
function endOfString(text: string, from: number): End {
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

function describe(expectation: Expectation, closer: string | undefined): string {
  if (expectation === 'end') return 'nothing more';
  if (expectation === ':') return 'a colon';
  if (expectation === 'separator') return `a comma or ${closer}`;
  return expectation === 'name' ? 'a name in double quotes' : 'a name in double quotes or }';
}

function quote(text: string, index: number): string {
  const [found] = /^[\w.+-]{1,40}|^./su.exec(text.slice(index, index + 40)) ?? [];
  return found === undefined ? 'the end of the text' : JSON.stringify(found);
}

function problem(text: string, index: number, expected: string, found: string): ConfigurationProblem {
  return { path: describePlace(text, index), expected, found };
}

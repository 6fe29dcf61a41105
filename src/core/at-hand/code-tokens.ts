/** A piece of code: where it begins and ends, and what it is. */
export interface CodeToken {
  /** `line` is the end of a line, `broken` a text without its end. */
  readonly kind: 'word' | 'text' | 'number' | 'sign' | 'line' | 'broken' | 'end';
  /** A text without its quotation marks. */
  readonly text: string;
  readonly index: number;
  readonly end: number;
  /** Whether a program has to work out the value: a text with a variable in it, or the start of a longer expression. */
  readonly isExpression: boolean;
}

const space = /[^\S\r\n]*/y;
const comment = /(?:#|\/\/)[^\r\n]*/y;
const lineEnd = /\r\n|\r|\n/y;
const word = /[A-Za-z_$][\w$-]*(?:\.[A-Za-z_$][\w$-]*)*/y;
const number = /-?\d[\d_]{0,20}(?![\w.])/y;
const arrow = /=>|[=!<>]=|[\s\S]/y;

/** The next token at or behind an index, behind spaces and comments. */
export function nextToken(text: string, from: number): CodeToken {
  let index = from;
  for (;;) {
    index = endOf(space, text, index) ?? index;
    if (text.startsWith('/*', index)) {
      const end = text.indexOf('*/', index + 2);
      index = end < 0 ? text.length : end + 2;
    } else {
      const end = endOf(comment, text, index);
      if (end === undefined) break;
      index = end;
    }
  }
  if (index >= text.length) return token('end', '', index, index);
  const line = endOf(lineEnd, text, index);
  if (line !== undefined) return token('line', '', index, line);
  return readText(text, index) ?? readWord(text, index);
}

function readWord(text: string, index: number): CodeToken {
  const end = endOf(word, text, index);
  if (end !== undefined) return token('word', text.slice(index, end), index, end, isContinued(text, end));
  const digits = endOf(number, text, index);
  if (digits !== undefined) {
    return token('number', text.slice(index, digits).replaceAll('_', ''), index, digits, isContinued(text, digits));
  }
  const sign = endOf(arrow, text, index) ?? index + 1;
  return token('sign', text.slice(index, sign), index, sign);
}

const quote = /([rRbBuUfF]{0,2})("""|'''|["'`])/y;

/** A text in quotation marks. One in three of them, or in backquotes, may have several lines. */
function readText(text: string, index: number): CodeToken | undefined {
  quote.lastIndex = index;
  const [start, prefix = '', mark = ''] = quote.exec(text) ?? [];
  if (start === undefined) return undefined;
  const isRaw = /r/i.test(prefix);
  const from = index + start.length;
  let content = '';
  let at = from;
  while (at < text.length && !text.startsWith(mark, at)) {
    const character = text[at] ?? '';
    if (mark.length === 1 && mark !== '`' && /[\r\n]/.test(character)) return token('broken', '', index, at);
    const isEscape = character === '\\' && !isRaw;
    content += isEscape ? unescaped(text[at + 1] ?? '') : character;
    at += isEscape ? 2 : 1;
  }
  if (at >= text.length) return token('broken', '', index, at);
  const end = at + mark.length;
  const isFilled = (/f/i.test(prefix) && content.includes('{')) || /[$%]\{/.test(content);
  return token('text', content, index, end, isFilled || isContinued(text, end));
}

function unescaped(character: string): string {
  return { n: '\n', t: '\t', r: '\r' }[character] ?? character;
}

/** Whether an expression goes on behind its first part: a call, an index, an operator. */
function isContinued(text: string, end: number): boolean {
  const next = endOf(space, text, end) ?? end;
  return /[.+*%([?|&]/.test(text[next] ?? '');
}

function endOf(expression: RegExp, text: string, index: number): number | undefined {
  expression.lastIndex = index;
  return expression.test(text) ? expression.lastIndex : undefined;
}

function token(kind: CodeToken['kind'], text: string, index: number, end: number, isExpression = false): CodeToken {
  return { kind, text, index, end, isExpression };
}

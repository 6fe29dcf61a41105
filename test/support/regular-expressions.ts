import { parseSync, Visitor } from 'vite';

/** A regular expression in a script: where it is, and what it is. */
export interface FoundExpression {
  readonly line: number;
  readonly source: string;
  readonly flags: string;
}

/** Every regular expression of a script, and how many are put together while it runs: those have nothing to be judged by. */
export function findExpressions(path: string, code: string): { found: FoundExpression[]; built: number } {
  const { program, errors } = parseSync(path, code);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const found: FoundExpression[] = [];
  let built = 0;
  const onCall = ({ callee }: { callee: { type: string; name?: unknown } }) => {
    if (callee.type === 'Identifier' && callee.name === 'RegExp') built += 1;
  };
  new Visitor({
    Literal(node) {
      if (!('regex' in node)) return;
      const { pattern, flags } = node.regex;
      found.push({ line: code.slice(0, node.start).split('\n').length, source: pattern, flags });
    },
    NewExpression: onCall,
    CallExpression: onCall,
  }).visit(program);
  return { found, built };
}

/**
 * Texts that an expression may stumble over, each of any length: what its own literal parts and classes take, over and over,
 * behind a beginning that it takes, and with an end that it does not. What needs more than one look at a character shows.
 */
export function hostileInputs(source: string): ((length: number) => string)[] {
  const { words, kinds } = piecesOf(source);
  const starts = ['', ...words];
  return starts.flatMap(start =>
    [...words, ...kinds].flatMap(part =>
      ['', '\u0000'].flatMap(end => [
        (length: number) => `${start}${repeat(part, length)}${end}`,
        (length: number) => `${repeat(`${start}${part}`, length)}${end}`,
      ]),
    ),
  );
}

/** Where signs that are escaped are kept meanwhile: characters that no expression has. */
const escaped = 0xe000;

/** Words that stand in the expression, and one character of each kind that its classes take. */
function piecesOf(source: string): { readonly words: readonly string[]; readonly kinds: readonly string[] } {
  const words = source
    .replace(/\(\?<?[:=!]/g, '(')
    .replace(/\[(?:\\.|[^\]])*\]|\\[wdsbWDSBpP](?:\{\w+\})?/g, '|')
    .replace(/\\(?:u\{[0-9a-f]+\}|u[0-9a-f]{4}|x[0-9a-f]{2})/gi, '|')
    .replace(/\\(.)/g, (_, sign: string) => String.fromCharCode(escaped + sign.charCodeAt(0)))
    .replace(/\{\d+(?:,\d*)?\}/g, '|')
    .split(/[()|?*+^$.]+/)
    .filter(Boolean)
    .map(word => word.replace(/[\ue000-\ue0ff]/g, sign => String.fromCharCode(sign.charCodeAt(0) - escaped)));
  // What it takes, up to each of its words.
  const begun = words.slice(0, 4).map((_, index) => words.slice(0, index + 1).join('a'));
  const kinds = ['a', 'A', '0', ' ', '\n', '-'].filter(kind => isTaken(source, kind));
  return { words: [...new Set([...begun, words.join('')])].filter(Boolean), kinds };
}

function isTaken(source: string, kind: string): boolean {
  const classes = source.match(/\[(?:\\.|[^\]])*\]|\\[wdsWDS]|\\[pP]\{\w+\}|(?<!\\)\./g) ?? [];
  return classes.some(each => new RegExp(each, 'u').test(kind)) || source.includes(kind);
}

function repeat(text: string, length: number): string {
  return text.repeat(Math.ceil(length / text.length));
}

import type { DroppedSecret } from '../import/drop-secrets';
import { type Message, message } from '../words/message';
import { textLimits } from '../words/text-limits';
import { type Advice, adviseAt } from './advice';
import { type CodeToken, nextToken } from './code-tokens';
import { canonicalName, type GivenValue, isPublic, type MemberGroup, meantName } from './member-group';

const closers: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** The most words before a bracket that are kept. */
const labelWords = 8;

interface OpenGroup extends MemberGroup {
  readonly values: Map<string, GivenValue>;
  readonly groups: OpenGroup[];
  /** Its bracket, and where that is. */
  readonly opener: string;
  readonly index: number;
}

export type ScannedCode =
  | { readonly ok: true; readonly root: MemberGroup; readonly dropped: readonly DroppedSecret[] }
  | { readonly ok: false; readonly problem: Advice };

/**
 * Finds the members that a piece of code sets, by `=` or `:`, and the brackets around them. It reads what Python,
 * JavaScript, Terraform's language and similar ones have in common: names, texts, numbers, brackets and comments.
 * Nothing is run. A name that was given a text before stands for that text. One look at each character.
 */
export function scanCode(text: string): ScannedCode {
  const root: OpenGroup = { label: '', values: new Map(), groups: [], opener: '', index: 0 };
  const stack: OpenGroup[] = [root];
  const variables = new Map<string, string>();
  const dropped: DroppedSecret[] = [];
  let words: string[] = [];
  let name: string | undefined;
  let isValue = false;

  const give = (token: CodeToken, to: string) => {
    const group = stack.at(-1) ?? root;
    const isWord = token.kind === 'word';
    const plain = isWord ? variables.get(token.text.replace(/^local\./, '')) : token.text;
    const literal = token.isExpression ? undefined : plain;
    const member = stack.length === 1 ? meantName(to) : canonicalName(to);
    const written = text.slice(token.index, token.end);
    if (literal === undefined) {
      const isSet = group.values.get(member)?.value !== undefined;
      if (!isSet) group.values.set(member, { value: undefined, written, at: token.index });
    } else if (isPublic(to, literal, dropped)) {
      if (stack.length === 1 || group.label === 'locals') variables.set(to, literal);
      const value = token.kind === 'number' ? Number(literal) : literal;
      group.values.set(member, { value, written, at: token.index });
    }
  };

  for (let index = 0; ; ) {
    const token = nextToken(text, index);
    if (token.kind === 'end') break;
    if (token.kind === 'broken') return refuse(text, token.index, message('adviceCloseQuote'));
    index = token.end;
    const closer = closers[token.text];
    if (token.kind === 'sign' && closer) {
      const group: OpenGroup = {
        ...{ label: (isValue && name ? [name] : words).join(' '), values: new Map(), groups: [] },
        ...{ opener: token.text, index: token.index },
      };
      if (stack.length > textLimits.levels) {
        return refuse(text, token.index, message('adviceLessDeep', { levels: textLimits.levels }));
      }
      stack.at(-1)?.groups.push(group);
      stack.push(group);
      [words, name, isValue] = [[], undefined, false];
    } else if (token.kind === 'sign' && ')]}'.includes(token.text)) {
      const group = stack.length > 1 ? stack.pop() : undefined;
      if (!group || closers[group.opener] !== token.text) {
        return refuse(text, token.index, message('adviceBracket', { found: token.text }));
      }
      [words, name, isValue] = [[], undefined, false];
    } else if (token.kind === 'sign') {
      if (['=', ':', '=>'].includes(token.text)) isValue = name !== undefined;
      else [words, name, isValue] = [[], undefined, false];
    } else if (token.kind === 'line') {
      if (!isValue) [words, name] = [[], undefined];
    } else if (isValue && name !== undefined) {
      give(token, name);
      isValue = false;
    } else {
      words = words.length < labelWords ? [...words, token.text] : words;
      name = token.text;
    }
  }
  const open = stack.length > 1 ? stack.at(-1) : undefined;
  if (open) {
    const advice = message('adviceCloseBracket', { opener: open.opener, closer: closers[open.opener] ?? '' });
    return refuse(text, open.index, advice);
  }
  return { ok: true, root, dropped };
}

function refuse(text: string, index: number, advice: Message): ScannedCode {
  return { ok: false, problem: adviseAt(text, index, advice) };
}

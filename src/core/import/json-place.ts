import type { Words } from '../words/message';
import { describePlace } from '../words/text-limits';
import { endOfString, skipSpace } from './json-problem';

/**
 * The line and column of a value in a text that is JSON, by the path to the value (`profiles.0.domainId`). If the value is
 * missing, the place is that of the innermost object or list that should have it.
 */
export function findJsonPlace(text: string, path: string): Words {
  let index = skipSpace(text, 0);
  for (const name of path.split('.')) {
    const member = findMember(text, index, name);
    if (member === undefined) break;
    index = member;
  }
  return describePlace(text, index);
}

/** Where the value of a member or list item begins; `undefined` if the value at `from` has no such member. */
function findMember(text: string, from: number, name: string): number | undefined {
  const isObject = text[from] === '{';
  if (!isObject && text[from] !== '[') return undefined;
  let index = skipSpace(text, from + 1);
  for (let count = 0; text[index] !== '}' && text[index] !== ']'; count += 1) {
    let own: unknown = String(count);
    if (isObject) {
      const end = endOfString(text, index).index;
      own = JSON.parse(text.slice(index, end));
      index = skipSpace(text, skipSpace(text, end) + 1);
    }
    if (own === name) return index;
    index = skipSpace(text, endOfValue(text, index));
    if (text[index] === ',') index = skipSpace(text, index + 1);
  }
  return undefined;
}

function endOfValue(text: string, from: number): number {
  let depth = 0;
  let index = from;
  do {
    const character = text[index] ?? '';
    if (character === '"') index = endOfString(text, index).index;
    else {
      if ('[{'.includes(character)) depth += 1;
      if (']}'.includes(character)) depth -= 1;
      index += 1;
    }
  } while (index < text.length && (depth > 0 || !/[,\]}\s]/.test(text[index] ?? '')));
  return index;
}

/** The texts of JSON that follow each other in a text, and where each begins. The last one may be broken. */
export function splitJson(text: string): { readonly text: string; readonly index: number }[] {
  const parts: { text: string; index: number }[] = [];
  for (let index = skipSpace(text, 0); index < text.length; ) {
    const end = Math.max(endOfValue(text, index), index + 1);
    parts.push({ text: text.slice(index, end), index });
    index = skipSpace(text, end);
  }
  return parts;
}

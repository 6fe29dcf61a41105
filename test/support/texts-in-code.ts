import { parseSync } from 'vite';

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every text in quotes in a part of a syntax tree. A key of a message is always one of them. */
function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (!isNode(value)) return [];
  if (value.type === 'Literal' && typeof value.value === 'string') return [value.value];
  return Object.values(value).flatMap(textsIn);
}

/** The parts of a syntax tree that are shown on a button. */
function buttonsIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(buttonsIn);
  if (!isNode(value)) return [];
  const isButton = value.type === 'JSXElement' && nameOf(value.openingElement) === 'button';
  return isButton ? [value.children] : Object.values(value).flatMap(buttonsIn);
}

function nameOf(opening: unknown): unknown {
  return isNode(opening) && isNode(opening.name) ? opening.name.name : undefined;
}

/** Every text in quotes in a file of code. */
export function textsInCode(path: string, code: string): string[] {
  return textsIn(parseSync(path, code).program);
}

/** Every text in quotes between `<button>` and `</button>` in a file of code. */
export function textsOnButtons(path: string, code: string): string[] {
  return textsIn(buttonsIn(parseSync(path, code).program));
}

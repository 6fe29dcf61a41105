import { parseSync } from 'vite';

// What limits the time of a test: each call or option that takes a number of milliseconds, or that has a short default of its own.

/** Options of calls, and of vitest's configuration, that are time limits. */
const limits = [
  ...['timeout', 'testTimeout', 'hookTimeout', 'teardownTimeout', 'protocolTimeout', 'slowTestThreshold'],
  ...['setTestTimeout', 'asyncTimeout'],
];
/** Calls that take a limit as their last argument. */
const takers = [
  'test',
  'it',
  'describe',
  'beforeAll',
  'beforeEach',
  'afterAll',
  'afterEach',
  'waitFor',
  'waitUntil',
  'poll',
];
const setters = ['setDefaultTimeout', 'setDefaultNavigationTimeout', 'setConfig'];
/** What is measured: a difference of two of them is a duration. */
const clocks = /\b(performance\.now|Date\.now|process\.hrtime|hrtime\.bigint)\b/;
const comparisons = ['toBeLessThan', 'toBeLessThanOrEqual'];

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [member: string]: unknown;
}

/**
 * The places of a test, or of what it is made of, where a time is written down as its limit, or where a time that was measured
 * is held against one: each as the code there. The guard of patience.ts is none.
 */
export function findTimeLimits(path: string, code: string): string[] {
  const found: string[] = [];
  const visit = (node: Node) => {
    if (isLimit(node, code))
      found.push(code.slice(node.start, Math.min(node.end, node.start + 120)).replace(/\s+/g, ' '));
    for (const child of childrenOf(node)) visit(child);
  };
  visit(parseSync(path, code).program as unknown as Node);
  return found;
}

function isLimit(node: Node, code: string): boolean {
  if (node.type === 'Property') return limits.includes(nameOf(node.key)) && isNumber(node.value);
  if (node.type !== 'CallExpression') return false;
  const args = asNodes(node.arguments);
  const name = calledName(node.callee);
  if (setters.includes(name)) return args.some(isNumber);
  if (takers.includes(name)) return args.length > 1 && isNumber(args.at(-1));
  // As in expect(performance.now() - started).toBeLessThan(5_000); a date that AWS gave is none.
  return comparisons.includes(name) && isMeasured(textOf(node.callee, code), code);
}

/** A difference of two clocks, there or in the variable that is looked at. */
function isMeasured(callee: string, code: string): boolean {
  const [, looked = ''] = /^expect\(([\s\S]*)\)\.\w+$/.exec(callee) ?? [];
  const isDifference = (text: string) => clocks.test(text) && / - \w*(start|began|begin|before|since)/i.test(text);
  if (isDifference(looked)) return true;
  return /^\w+$/.test(looked) && isDifference(new RegExp(`\\b${looked} = ([^;]*);`).exec(code)?.[1] ?? '');
}

/** The last name of `test.each([…])`, `expect.poll` or `vi.waitFor`. */
function calledName(callee: unknown): string {
  if (!isNode(callee)) return '';
  if (callee.type === 'CallExpression') return calledName(callee.callee);
  if (callee.type !== 'MemberExpression') return nameOf(callee);
  const name = nameOf(callee.property);
  return ['each', 'skipIf', 'runIf', 'only', 'skip', 'concurrent'].includes(name) ? calledName(callee.object) : name;
}

function isNumber(node: unknown): boolean {
  if (!isNode(node)) return false;
  if (node.type === 'BinaryExpression') return isNumber(node.left) && isNumber(node.right);
  // No limit at all.
  return node.type === 'Literal' && typeof node.value === 'number' && node.value !== 0;
}

function nameOf(node: unknown): string {
  return isNode(node) ? String(node.name ?? node.value ?? '') : '';
}

function textOf(node: unknown, code: string): string {
  return isNode(node) ? code.slice(node.start, node.end) : '';
}

function childrenOf(node: Node): Node[] {
  return Object.values(node).flatMap(asNodes);
}

function asNodes(value: unknown): Node[] {
  return (Array.isArray(value) ? value : [value]).filter(isNode);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

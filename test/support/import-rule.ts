import { posix } from 'node:path';
import { parseSync } from 'vite';
import packageJson from '../../package.json' with { type: 'json' };

// The design's table ("The house"): what each folder of src may import of ours, besides itself.
const folders: Readonly<Record<string, readonly string[]>> = {
  core: [],
  aws: ['core'],
  'sign-in': ['core'],
  browser: ['core'],
  ui: ['core', 'browser'],
  popup: ['core', 'browser', 'ui'],
  options: ['core', 'browser', 'ui'],
  launch: ['core', 'browser', 'ui'],
  link: ['core', 'browser', 'ui'],
  diagnostics: ['core', 'browser', 'ui'],
  ports: ['core', 'aws', 'sign-in', 'browser'],
  'background.ts': ['core', 'browser', 'ports'],
};

const pages = ['popup', 'options', 'launch', 'link', 'diagnostics'];

/** The folders in which each package may be imported; a package that is not listed, nowhere. */
const packages: readonly (readonly [name: RegExp, folders: readonly string[]])[] = [
  [/^@(aws-sdk|smithy)\//, ['aws']],
  [/^oauth4webapi$/, ['sign-in']],
  [/^webextension-polyfill$/, ['browser']],
  [/^preact(\/|$)/, ['ui', ...pages]],
  [/^valibot$/, Object.keys(folders)],
  [/^(js-yaml|@leeoniya\/ufuzzy)$/, ['core']],
  [/^lucide$/, ['ui', ...pages]],
];

interface Node {
  readonly type: string;
  readonly [member: string]: unknown;
}

/**
 * What a file of src does that the house does not allow: imports of any kind, the browser's API outside src/browser,
 * and module-level variables that change outside the pages. `path` begins with `src/`.
 */
export function findViolations(path: string, code: string): string[] {
  const { program, errors } = parseSync(path, code);
  if (errors.length > 0) return [`${path} cannot be parsed`];
  const nodes = [...walk(program)];
  const folder = path.split('/')[1] ?? '';
  const isTest = /\.test\.tsx?$/.test(path);
  return [
    ...nodes.flatMap(node => judgeImport(path, folder, isTest, node)),
    ...(folder === 'browser' ? [] : nodes.filter(namesBrowserApi).map(() => `${path} names the browser API`)),
    ...(isTest || pages.includes(folder)
      ? []
      : program.body
          .filter(statement => isNode(statement) && declaresVariable(statement))
          .map(() => `${path} has a variable at module level`)),
  ];
}

function* walk(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const item of value) yield* walk(item);
  if (!isNode(value)) return;
  yield value;
  for (const member of Object.values(value)) yield* walk(member);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function judgeImport(path: string, folder: string, isTest: boolean, node: Node): string[] {
  const source = findSource(node);
  if (source === undefined) return [];
  const refuse = [`${path} imports ${source ?? 'what cannot be told'}`];
  if (source === null) return refuse;
  if (!source.startsWith('.')) return mayImportPackage(source, folder, isTest) ? [] : refuse;
  const target = posix.join(posix.dirname(path), source);
  // For its keys: a type, of which nothing is left in the build.
  if (path === 'src/core/message.ts' && target === 'public/_locales/en/messages.json') return [];
  if (isTest && /^(local-aws|test\/support)\//.test(target)) return [];
  const [root, to = ''] = target.split('/');
  const isOurs = root === 'src' && to in folders && !/^background(\.ts)?$/.test(to);
  return isOurs && (to === folder || folders[folder]?.includes(to)) ? [] : refuse;
}

/** What a node imports: `undefined` if it is no import, `null` if it cannot be told. */
function findSource({ type, ...node }: Node): string | null | undefined {
  switch (type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return findText(node.source ?? node.argument);
    case 'ExportNamedDeclaration':
      return node.source ? findText(node.source) : undefined;
    case 'TSExternalModuleReference':
      return findText(node.expression);
    default:
      return undefined;
  }
}

function findText(value: unknown): string | null {
  if (!isNode(value)) return null;
  if (value.type === 'TSLiteralType') return findText(value.literal);
  return typeof value.value === 'string' ? value.value : null;
}

function mayImportPackage(source: string, folder: string, isTest: boolean): boolean {
  const own = packages.find(([name]) => name.test(source));
  if (own) return own[1].includes(folder);
  const name = source.split('/', source.startsWith('@') ? 2 : 1).join('/');
  return isTest && (source.startsWith('node:') || name in packageJson.devDependencies);
}

/** `chrome.x`, `browser.x`, `globalThis.chrome`. */
function namesBrowserApi({ type, object, property }: Node): boolean {
  if (type !== 'MemberExpression' || !isNode(object) || !isNode(property)) return false;
  const isApi = (node: Node) => ['chrome', 'browser'].includes(String(node.name ?? node.value));
  const isGlobal = ['globalThis', 'self', 'window'].includes(String(object.name));
  return (object.type === 'Identifier' && isApi(object)) || (isGlobal && isApi(property));
}

function declaresVariable(statement: Node): boolean {
  const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
  return isNode(declaration) && declaration.type === 'VariableDeclaration' && declaration.kind !== 'const';
}

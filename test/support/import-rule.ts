import { posix } from 'node:path';
import { parseSync } from 'vite';
import packageJson from '../../package.json' with { type: 'json' };

// The design's table ("Project structure" in CONTRIBUTING.md): what each folder of src may import of ours, besides itself.
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

/** The rooms of the large folders, the lowest first. A room imports itself and those before it, types included. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  core: [
    ...[
      'util',
      'words',
      'aws',
      'failure',
      'configuration',
      'kinds',
      'spaces',
      'hosts',
      'sign-in',
      'import',
      'store',
      'policy',
      'launch',
      'cli',
    ],
    ...['at-hand', 'explain', 'diagnose', 'search', 'discovery'],
  ],
  browser: ['api', 'store', 'launch', 'spaces', 'triggers'],
  options: [
    ...[
      'managed',
      'navigation',
      'shared',
      'sources',
      'suggestions',
      'profiles',
      'connections',
      'transfer',
      'discovery',
    ],
    ...['shared-file', 'launches', 'start', 'shortcuts', 'search', 'about'],
  ],
};

/** The room that the worker's composition alone may enter from outside. */
const triggers = 'src/browser/triggers/';

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
 * What a file of src does that this table doesn't allow: imports of any kind, the browser's API outside src/browser,
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
  if (path === 'src/core/words/message.ts' && target === 'public/_locales/en/messages.json') return [];
  if (isTest && /^(local-aws|test\/support)\//.test(target)) return [];
  const [root, to = ''] = target.split('/');
  const isOurs = root === 'src' && to in folders && !/^background(\.ts)?$/.test(to);
  const mayImport = isOurs && (to === folder ? isTest || mayEnterRoom(path, target) : folders[folder]?.includes(to));
  const isKept = to !== folder && target.startsWith(triggers) && folder !== 'background.ts';
  return mayImport && !isKept ? [] : refuse;
}

/** Whether a file of a folder may import one of the same folder: of its own room, or of one below. */
function mayEnterRoom(path: string, target: string): boolean {
  const [, folder = ''] = path.split('/');
  const floors = rooms[folder];
  // A file that is in no room stands on all of them.
  const floorOf = (file: string) => {
    const [, , room = '', ...rest] = file.split('/');
    return rest.length === 0 ? floors?.length : floors?.indexOf(room);
  };
  const [from = 0, to = 0] = [floorOf(path), floorOf(target)];
  return floors === undefined || (to >= 0 && to <= from);
}

/** The files of ours that a file imports, as they are written: without an extension. */
export function listImports(path: string, code: string): string[] {
  const sources = [...walk(parseSync(path, code).program)].map(findSource);
  const ours = sources.filter(source => typeof source === 'string' && source.startsWith('.'));
  return ours.map(source => posix.join(posix.dirname(path), String(source)).replace(/\.tsx?$/, ''));
}

/** The first files found that import one another in a circle, in its order; none where there is no circle. */
export function findCircle(imports: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const seen = new Set<string>();
  const walkFrom = (file: string, way: readonly string[]): readonly string[] => {
    if (way.includes(file)) return way.slice(way.indexOf(file));
    if (seen.has(file)) return [];
    seen.add(file);
    for (const next of imports.get(file) ?? []) {
      const circle = walkFrom(next, [...way, file]);
      if (circle.length > 0) return circle;
    }
    return [];
  };
  for (const file of imports.keys()) {
    const circle = walkFrom(file, []);
    if (circle.length > 0) return circle;
  }
  return [];
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

import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/**
 * Makes the AWS SDK fit a service worker: `import()` is not allowed there, so the dynamic imports on our path become
 * static ones; and code that none of our calls can reach is replaced, which a bundler cannot know by itself.
 */
export function staticAwsSdk(): Plugin {
  const used = new Set<string>();
  return {
    name: 'static-aws-sdk',
    enforce: 'pre',
    resolveId: (id, importer) => {
      const replacement = /node_modules\/@(aws-sdk|smithy)\//.test(importer ?? '') && findReplacement(id);
      if (!replacement) return undefined;
      used.add(replacement.module);
      return `${marker}${replacement.module}`;
    },
    buildEnd(error) {
      const stale = replacements.filter(({ module }) => !used.has(module)).map(({ module }) => module);
      if (!error && stale.length > 0)
        this.error(`The SDK no longer has ${stale.join(', ')}: bring static-aws-sdk.ts up to date`);
    },
    load: id => {
      if (id.startsWith(marker)) return replacements.find(({ module }) => id === `${marker}${module}`)?.code;
      // The SDK reads nothing of its package.json but its version.
      return /@aws-sdk\/[\w-]+\/package\.json$/.test(id) ? versionOnly(id) : undefined;
    },
    transform: {
      filter: { id: /node_modules\/@(aws-sdk|smithy)\// },
      handler: code => makeStatic(code),
    },
  };
}

const marker = '\0replaced:';

interface Replacement {
  readonly module: string;
  readonly pattern: RegExp;
  readonly code: string;
}

const replacements: readonly Replacement[] = [
  // For operations that stream; ours do not.
  { module: 'event-streams', pattern: /^@smithy\/core\/event-streams$/, code: 'export {};' },
  // For a user agent parser that is off by default.
  { module: 'bowser', pattern: /^bowser$/, code: 'export {};' },
  // For contexts without Web Crypto; an extension's worker always has it.
  {
    module: 'sha256-js',
    pattern: /\/Sha256Js$/,
    code: "export function Sha256Js() { throw new Error('Web Crypto is missing'); }",
  },
  // For the headers of signed event streams.
  { module: 'header-formatter', pattern: /\/HeaderFormatter$/, code: 'export class HeaderFormatter {}' },
  // Strategies of the SDK's own; we pass ours, which reads `Retry-After` itself.
  { module: 'adaptive-retry', pattern: /\/AdaptiveRetryStrategy$/, code: 'export class AdaptiveRetryStrategy {}' },
  { module: 'standard-retry', pattern: /\/StandardRetryStrategy$/, code: 'export class StandardRetryStrategy {}' },
  {
    module: 'retry-after',
    pattern: /\/parseRetryAfterHeader$/,
    code: 'export function parseRetryAfterHeader() {} export function getRetryAfterHint() {}',
  },
  // For operations bound to HTTP paths and host labels; JSON 1.1 operations have no such bindings.
  {
    module: 'http-bindings',
    pattern: /\/HttpBindingNormalizedSchema$/,
    code: 'export const getHttpOperationBindings = () => []; export class HttpBindingNormalizedSchema {}',
  },
  // For dates as text; JSON 1.1 has them as seconds since 1970.
  {
    module: 'date-utils',
    pattern: /\/date-utils$/,
    code: `
      export function parseEpochTimestamp(value) {
        if (value === null || value === undefined) return undefined;
        if (!Number.isFinite(value)) throw new TypeError('Epoch timestamps must be finite numbers');
        return new Date(Math.round(value * 1000));
      }
      function leftOut() { throw new TypeError('Dates as text are left out of this build'); }
      export { leftOut as dateToUtcString, leftOut as parseRfc3339DateTime };
      export { leftOut as parseRfc3339DateTimeWithOffset, leftOut as parseRfc7231DateTime };`,
  },
  // For numbers beyond a double's precision; our answers hold none.
  { module: 'needs-reviver', pattern: /\/needsReviver$/, code: 'export const needsReviver = () => false;' },
  { module: 'json-reviver', pattern: /\/jsonReviver$/, code: 'export const jsonReviver = undefined;' },
  // For a logger; ours is the SDK's own, which writes nothing. (No log of ours may hold a request or an answer.)
  {
    module: 'logger',
    pattern: /\/loggerMiddleware$/,
    code: `
      export const loggerMiddleware = () => next => args => next(args);
      export const loggerMiddlewareOptions = {};
      export const getLoggerPlugin = () => ({ applyToStack() {} });`,
  },
  // For buckets.
  { module: 's3', pattern: /\/service-customizations$/, code: 'export async function resolveParamsForS3() {}' },
  // Its identity cache on disk. We pass a cache in memory; without one, nothing may be written.
  {
    module: 'local-storage',
    pattern: /^\.\/localStorage$/,
    code: "export function localStorage() { throw new Error('Pass a cache'); }",
  },
];

function findReplacement(id: string): Replacement | undefined {
  return replacements.find(({ pattern }) => pattern.test(id));
}

function versionOnly(path: string): string {
  const { version } = JSON.parse(readFileSync(path, 'utf8'));
  return JSON.stringify({ version });
}

function makeStatic(code: string): { code: string; map: null } | undefined {
  const imports: string[] = [];
  const rewritten = code.replace(/await import\((["'][^"']+["'])\)/g, (_, specifier: string) => {
    const name = `__static${imports.length}`;
    imports.push(`import * as ${name} from ${specifier};`);
    return name;
  });
  return imports.length > 0 ? { code: imports.join('') + rewritten, map: null } : undefined;
}

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as v from 'valibot';

const manifestSchema = v.object({
  background: v.union([v.object({ service_worker: v.string() }), v.object({ scripts: v.tuple([v.string()]) })]),
});

/** How much code the worker of a build loads, in bytes: its first file, and all that this imports. */
export function measureWorkerCode(build: string): { readonly bytes: number; readonly gzipped: number } {
  const { background } = v.parse(manifestSchema, JSON.parse(readFileSync(join(build, 'manifest.json'), 'utf8')));
  const [first] = 'scripts' in background ? background.scripts : [background.service_worker];
  const codes = reach(join(build, first)).map(path => readFileSync(path));
  const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size, 0);
  return {
    bytes: sum(codes.map(({ length }) => length)),
    gzipped: sum(codes.map(code => gzipSync(code, { level: 9 }).length)),
  };
}

function reach(first: string): string[] {
  const reached = new Set<string>();
  const visit = (path: string) => {
    if (reached.has(path)) return;
    reached.add(path);
    for (const name of findImports(readFileSync(path, 'utf8'))) visit(join(dirname(path), name));
  };
  visit(first);
  return [...reached];
}

/** The relative modules that a bundle imports, in the order of the code. */
export function findImports(code: string): string[] {
  const statements = code.matchAll(
    /(?:^|[;}\s])(?:import|export)\s*(?:[\w$*{][^;'"`()]*?\bfrom\s*)?(['"])(\.[^'"]+)\1/g,
  );
  return [...statements].flatMap(([, , name]) => (name === undefined ? [] : [name]));
}

import * as v from 'valibot';
import { connectionSchema, idSchema } from './connection';
import { profileSchema } from './profile';

export const configurationVersion = 1;

export const configurationSchema = v.looseObject({
  version: v.literal(configurationVersion),
  connections: v.array(connectionSchema),
  profiles: v.array(profileSchema),
  defaultProfile: v.optional(idSchema),
});

/** What is stored, exported, imported and handed out: one document. It never holds a secret. */
export type Configuration = v.InferOutput<typeof configurationSchema>;

export const emptyConfiguration: Configuration = { version: configurationVersion, connections: [], profiles: [] };

export interface ConfigurationProblem {
  /** Where, as `profiles.0.domainId`, or `line 3, column 5` of a text; empty for the document itself. */
  readonly path: string;
  readonly expected: string;
  readonly found: string;
}

export type ParsedConfiguration =
  | { readonly ok: true; readonly configuration: Configuration }
  | { readonly ok: false; readonly problems: readonly ConfigurationProblem[] };

/** Validates a configuration document, from whatever source. Members that it does not know are kept. Never throws. */
export function parseConfiguration(document: unknown): ParsedConfiguration {
  const version = v.safeParse(v.looseObject({ version: v.number() }), document);
  if (version.success && version.output.version > configurationVersion) {
    return refuse(
      'version',
      String(configurationVersion),
      `${version.output.version}, made by a newer Studio Launcher`,
    );
  }
  const parsed = v.safeParse(configurationSchema, document);
  if (!parsed.success) return { ok: false, problems: parsed.issues.flatMap(describeIssue) };
  const problems = findReferenceProblems(parsed.output);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, configuration: parsed.output };
}

function findReferenceProblems({ connections, profiles, defaultProfile }: Configuration): ConfigurationProblem[] {
  const connectionIds = new Set(connections.map(({ id }) => id));
  const profileIds = new Set(profiles.map(({ id }) => id));
  return [
    ...findDuplicates('connections', connections),
    ...findDuplicates('profiles', profiles),
    ...profiles.flatMap((profile, index) =>
      connectionIds.has(profile.connection)
        ? []
        : [
            {
              path: `profiles.${index}.connection`,
              expected: 'the id of a connection',
              found: `"${profile.connection}"`,
            },
          ],
    ),
    ...(defaultProfile === undefined || profileIds.has(defaultProfile)
      ? []
      : [{ path: 'defaultProfile', expected: 'the id of a profile', found: `"${defaultProfile}"` }]),
  ];
}

function findDuplicates(list: string, entries: readonly { id: string }[]): ConfigurationProblem[] {
  const seen = new Set<string>();
  return entries.flatMap(({ id }, index) => {
    const isRepeated = seen.has(id);
    seen.add(id);
    return isRepeated ? [{ path: `${list}.${index}.id`, expected: 'an id of its own', found: `"${id}" again` }] : [];
  });
}

function describeIssue(issue: v.BaseIssue<unknown>): ConfigurationProblem[] {
  // A check carries what it expects as its message; schemas know it themselves.
  const expected =
    issue.kind === 'validation' && issue.expected === null ? issue.message : (issue.expected ?? issue.message);
  return [{ path: v.getDotPath(issue) ?? '', expected, found: shorten(issue.received) }];
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

/** One problem, which is reason enough. */
export function refuse(path: string, expected: string, found: string): ParsedConfiguration {
  return { ok: false, problems: [{ path, expected, found }] };
}

import * as v from 'valibot';
import { describeIssue, type Problem } from '../words/describe-issue';
import { atMostItems, entryLimits, isSmall } from '../words/entry-limits';
import { expected } from '../words/expected-forms';
import { message, type Words } from '../words/message';
import { connectionSchema, idSchema, sharedFileAddressSchema } from './connection';
import { profileSchema } from './profile';

export const configurationVersion = 1;

/** Settings that are part of the document, and synchronized and handed out with it. */
export const settingsSchema = v.looseObject({
  /** The address of a file with more connections and profiles. */
  sharedFile: v.optional(sharedFileAddressSchema),
});

export const configurationSchema = v.pipe(
  v.looseObject({
    version: v.literal(configurationVersion),
    connections: v.pipe(v.array(connectionSchema), atMostItems(entryLimits.connections)),
    profiles: v.pipe(v.array(profileSchema), atMostItems(entryLimits.profiles)),
    defaultProfile: v.optional(idSchema),
    settings: v.optional(settingsSchema),
  }),
  v.check(({ connections: _c, profiles: _p, ...others }) => isSmall(others), expected('formEntrySize')),
);

/** The document that is stored, exported, imported and handed out. A configuration never holds a secret. */
export type Configuration = v.InferOutput<typeof configurationSchema>;

export const emptyConfiguration: Configuration = { version: configurationVersion, connections: [], profiles: [] };

export type ParsedConfiguration =
  | { readonly ok: true; readonly configuration: Configuration }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Validates a configuration document from any source. Unknown members are kept. Never throws. */
export function parseConfiguration(document: unknown): ParsedConfiguration {
  const version = v.safeParse(v.looseObject({ version: v.number() }), document);
  if (version.success && version.output.version > configurationVersion) {
    return refuse('version', String(configurationVersion), message('foundNewer', { version: version.output.version }));
  }
  const parsed = v.safeParse(configurationSchema, document);
  if (!parsed.success) return { ok: false, problems: parsed.issues.map(describeIssue) };
  const problems = findReferenceProblems(parsed.output);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, configuration: parsed.output };
}

function findReferenceProblems({ connections, profiles, defaultProfile }: Configuration): Problem[] {
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
              expected: message('expectedConnectionId'),
              found: `"${profile.connection}"`,
            },
          ],
    ),
    ...(defaultProfile === undefined || profileIds.has(defaultProfile)
      ? []
      : [{ path: 'defaultProfile', expected: message('expectedProfileId'), found: `"${defaultProfile}"` }]),
  ];
}

function findDuplicates(list: string, entries: readonly { id: string }[]): Problem[] {
  const seen = new Set<string>();
  return entries.flatMap(({ id }, index) => {
    const isRepeated = seen.has(id);
    seen.add(id);
    return isRepeated
      ? [
          {
            path: `${list}.${index}.id`,
            expected: message('expectedOwnId'),
            found: message('foundAgain', { id: `"${id}"` }),
          },
        ]
      : [];
  });
}

/** Refuses a document for a single problem. */
export function refuse(path: Words, expected: Words, found: Words): ParsedConfiguration {
  return { ok: false, problems: [{ path, expected, found }] };
}

import * as v from 'valibot';
import { type Configuration, configurationSchema, settingsSchema } from './configuration';
import { connectionSchema } from './connection';
import { profileSchema } from './profile';

/** Paths of members that this version does not know. Such members are kept, but an import reports them. */
export function findUnknownMembers(configuration: Configuration): string[] {
  return [
    ...unknownKeys(configuration, Object.keys(configurationSchema.entries), ''),
    ...unknownKeys(configuration.settings ?? {}, Object.keys(settingsSchema.entries), 'settings.'),
    ...configuration.connections.flatMap((connection, index) => [
      ...unknownKeys(connection, Object.keys(connectionSchema.entries), `connections.${index}.`),
      ...unknownKeys(
        connection.signIn,
        optionKeys(connectionSchema.entries.signIn, connection.signIn.type),
        `connections.${index}.signIn.`,
      ),
      ...unknownKeys(
        connection.endpoints ?? {},
        Object.keys(connectionSchema.entries.endpoints.wrapped.entries),
        `connections.${index}.endpoints.`,
      ),
    ]),
    ...configuration.profiles.flatMap((profile, index) =>
      unknownKeys(profile, optionKeys(profileSchema, profile.type), `profiles.${index}.`),
    ),
  ];
}

function unknownKeys(value: object, known: readonly string[], prefix: string): string[] {
  return Object.keys(value)
    .filter(key => !known.includes(key))
    .map(key => `${prefix}${key}`);
}

function optionKeys(
  schema: { options: readonly { entries: { type: v.LiteralSchema<string, undefined> } }[] },
  type: string,
): string[] {
  return Object.keys(schema.options.find(option => v.is(option.entries.type, type))?.entries ?? {});
}

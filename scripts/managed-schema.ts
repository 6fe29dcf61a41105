// Writes public/schema/managed.json from the parser's own schema: npx tsx scripts/managed-schema.ts
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { configurationSchema } from '../src/core/configuration/configuration.ts';
import { managedSettingsSchema } from '../src/core/store/managed-settings.ts';
import { nodeSchema, piped, withEntries, withItem, withOptions, withValues, wrapping } from './schema.ts';

export const managedSchemaFile = join(import.meta.dirname, '../public/schema/managed.json');

type ManagedSchema = Readonly<Record<string, unknown>>;

/**
 * What Chromium lets through to `storage.managed`, in its own dialect. Chromium drops a whole top-level member for one
 * value of another type, and tells it on chrome://policy alone: so types are all that is said here, each setting is a
 * member of its own, and the rest is for our parser, which can say what is wrong.
 * https://www.chromium.org/administrators/configuring-policy-for-extensions/
 */
export function managedSchema(): ManagedSchema {
  return {
    type: 'object',
    properties: {
      configuration: toManagedSchema(configurationSchema),
      configurationJson: { type: 'string' },
      ...propertiesOf(managedSettingsSchema.entries),
    },
  };
}

/** The text of the file. */
export function formatManagedSchema(): string {
  return `${JSON.stringify(managedSchema(), null, 2)}\n`;
}

function toManagedSchema(schema: unknown): ManagedSchema {
  if (v.is(piped, schema)) return toManagedSchema(schema.pipe[0]);
  if (v.is(wrapping, schema)) return toManagedSchema(schema.wrapped);
  if (v.is(withEntries, schema)) return { type: 'object', properties: propertiesOf(schema.entries) };
  if (v.is(withItem, schema)) return { type: 'array', items: toManagedSchema(schema.item) };
  if (v.is(withValues, schema)) return { type: 'object', additionalProperties: toManagedSchema(schema.value) };
  const { type } = v.parse(nodeSchema, schema);
  if (type === 'variant') return mergeOptions(v.parse(withOptions, schema).options.map(toManagedSchema));
  if (type === 'picklist') return { type: 'string' };
  if (type === 'literal') return { type: typeof v.parse(v.looseObject({ literal: v.unknown() }), schema).literal };
  if (['string', 'number', 'boolean'].includes(type)) return { type };
  throw new Error(`No policy schema is known for valibot's ${type}`);
}

function propertiesOf(entries: Readonly<Record<string, unknown>>): ManagedSchema {
  return Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, toManagedSchema(entry)]));
}

/** The dialect knows no alternatives: what one of them has may be there. */
function mergeOptions(options: readonly ManagedSchema[]): ManagedSchema {
  return { type: 'object', properties: Object.assign({}, ...options.map(({ properties }) => properties)) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(managedSchemaFile, formatManagedSchema());

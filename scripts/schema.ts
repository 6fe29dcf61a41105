// Writes public/schema/configuration.schema.json from the parser's own schema: npx tsx scripts/schema.ts
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { isConstrainedField } from '../src/core/aws/aws-constraints.ts';
import { expectedValues } from '../src/core/aws/expected-values.ts';
import { configurationSchema } from '../src/core/configuration/configuration.ts';
import { isTemplateField } from '../src/core/kinds/template-fields.ts';
import { expected, expectedForms } from '../src/core/words/expected-forms.ts';
import { message } from '../src/core/words/message.ts';
import { inEnglish } from '../test/support/in-english.ts';

export const schemaFile = join(import.meta.dirname, '../public/schema/configuration.schema.json');

type JsonSchema = Record<string, unknown>;

/** The members of valibot's schemas and actions that matter here: they are plain objects, to be read as data. */
export const nodeSchema = v.looseObject({ type: v.string() });
export const piped = v.looseObject({ pipe: v.tupleWithRest([nodeSchema], nodeSchema) });
export const wrapping = v.looseObject({ type: v.literal('optional'), wrapped: v.unknown() });
export const withEntries = v.looseObject({
  type: v.literal('loose_object'),
  entries: v.record(v.string(), v.unknown()),
});
export const withItem = v.looseObject({ type: v.literal('array'), item: v.unknown() });
export const withValues = v.looseObject({ type: v.literal('record'), key: v.unknown(), value: v.unknown() });
export const withOptions = v.looseObject({ options: v.array(v.unknown()) });
const withLiteral = v.looseObject({ type: v.literal('literal'), literal: v.unknown() });
const withLimit = v.looseObject({ requirement: v.number(), message: v.optional(v.string()) });
const withPattern = v.looseObject({ requirement: v.instance(RegExp) });
const withMessage = v.looseObject({ message: v.picklist(expectedForms) });

/** JSON Schema (2020-12) of a configuration document. What it refuses, the parser refuses, but not the other way round. */
export function configurationJsonSchema(): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Configuration of Studio Launcher',
    ...toJsonSchema(configurationSchema),
    description: 'Connections and launch profiles. Members that are not listed are kept. It never holds a secret.',
  };
}

function toJsonSchema(schema: unknown): JsonSchema {
  if (v.is(piped, schema)) {
    const [first, ...actions] = schema.pipe;
    // What is made plain first (core/words/plain-name.ts) may be longer by what is taken out.
    const isChanged = actions.some(({ type }) => type === 'transform');
    const told = actions.filter(({ type }) => !(isChanged && type === 'max_length'));
    const members = [toJsonSchema(first), ...told.map(actionToJsonSchema)];
    const descriptions = members.flatMap(({ description }) => (description === undefined ? [] : [description]));
    return {
      ...Object.fromEntries(members.flatMap(Object.entries)),
      ...(descriptions.length > 0 && { description: descriptions.join('; ') }),
    };
  }
  if (v.is(wrapping, schema)) return toJsonSchema(schema.wrapped);
  if (v.is(withEntries, schema)) return objectToJsonSchema(schema.entries);
  if (v.is(withItem, schema)) return { type: 'array', items: toJsonSchema(schema.item) };
  if (v.is(withValues, schema)) {
    const { type: _, ...propertyNames } = toJsonSchema(schema.key);
    return { type: 'object', propertyNames, additionalProperties: toJsonSchema(schema.value) };
  }
  if (v.is(withLiteral, schema)) return { const: schema.literal };
  const { type } = v.parse(nodeSchema, schema);
  if (type === 'picklist') return { enum: v.parse(withOptions, schema).options };
  if (type === 'variant') return { oneOf: v.parse(withOptions, schema).options.map(toJsonSchema) };
  if (['string', 'number', 'boolean'].includes(type)) return { type };
  throw new Error(`No JSON Schema is known for valibot's ${type}`);
}

function objectToJsonSchema(entries: Readonly<Record<string, unknown>>): JsonSchema {
  const required = Object.keys(entries).filter(name => !v.is(wrapping, entries[name]));
  const properties = Object.entries(entries).map(([name, entry]) => [
    name,
    { ...toJsonSchema(entry), ...awsNote(name) },
  ]);
  return {
    type: 'object',
    ...(required.length > 0 && { required }),
    properties: Object.fromEntries(properties),
    additionalProperties: true,
  };
}

function actionToJsonSchema(action: { type: string }): JsonSchema {
  if (action.type === 'transform') return { pattern: '\\S' };
  if (action.type === 'non_empty') return { minLength: 1 };
  if (action.type === 'max_length') {
    const { requirement, message: text } = v.parse(withLimit, action);
    return { [text === expected('formListLength') ? 'maxItems' : 'maxLength']: requirement };
  }
  if (action.type === 'regex') return { pattern: v.parse(withPattern, action).requirement.source };
  if (action.type === 'check')
    return { description: `Expected: ${inEnglish(message(v.parse(withMessage, action).message))}` };
  throw new Error(`No JSON Schema is known for valibot's ${action.type}`);
}

/** The parser keeps values that AWS refuses, which a launch then tells; an editor may say so before. */
function awsNote(name: string): JsonSchema {
  if (!isConstrainedField(name)) return {};
  const orTemplate = isTemplateField(name) ? `; or \${claim:NAME|…} for a claim of the sign-in (docs/claims.md)` : '';
  return { description: `AWS takes ${inEnglish(expectedValues[name])}${orTemplate}` };
}

/** The text of the file. */
export function formatSchema(): string {
  return `${JSON.stringify(configurationJsonSchema(), null, 2)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(dirname(schemaFile), { recursive: true });
  writeFileSync(schemaFile, formatSchema());
}

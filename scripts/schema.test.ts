import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { configurationJsonSchema, formatSchema, schemaFile } from './schema';

test('public/schema/configuration.schema.json is what scripts/schema.ts makes of the parser', () => {
  expect(readFileSync(schemaFile, 'utf8')).toBe(formatSchema());
});

describe('the JSON Schema', () => {
  const schema = configurationJsonSchema();

  test('requires what the design requires', () => {
    expect(schema).toMatchObject({
      required: ['version', 'connections', 'profiles'],
      additionalProperties: true,
      properties: {
        version: { const: 1 },
        connections: { items: { required: ['id', 'name', 'region', 'identityPoolId', 'signIn'] } },
        profiles: {
          items: {
            oneOf: [
              { required: ['id', 'name', 'connection', 'type', 'domainId', 'userProfileName'] },
              { required: ['id', 'name', 'connection', 'type', 'notebookInstanceName'] },
            ],
          },
        },
      },
    });
  });

  test('forbids no unknown member anywhere', () => {
    expect(formatSchema()).not.toContain('"additionalProperties": false');
  });
});

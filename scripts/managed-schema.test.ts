import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { formatManagedSchema, managedSchema, managedSchemaFile } from './managed-schema';

test('public/schema/managed.json is what scripts/managed-schema.ts makes of the parser', () => {
  expect(readFileSync(managedSchemaFile, 'utf8')).toBe(formatManagedSchema());
});

test('a policy can set whatever a connection or a profile has, and every setting', () => {
  expect(managedSchema()).toMatchObject({
    properties: {
      configuration: {
        properties: {
          connections: { items: { properties: { signIn: { properties: { issuer: { type: 'string' } } } } } },
          profiles: {
            items: { properties: { domainId: { type: 'string' }, notebookInstanceName: { type: 'string' } } },
          },
        },
      },
      allowedConnectionsOnly: { type: 'boolean' },
    },
  });
});

test('it says nothing but types, since one value that is refused takes all beside it along', () => {
  expect(
    [...formatManagedSchema().matchAll(/"(type|properties|items|enum|pattern|minimum|required|oneOf)":/g)].map(
      ([, word]) => word,
    ),
  ).not.toContain('enum');
});

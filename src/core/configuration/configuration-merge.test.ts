import { describe, expect, test } from 'vitest';
import {
  exampleConnection,
  exampleDocument,
  guestConnection,
  notebookProfile,
  studioProfile,
} from '../../../test/support/example-document';
import { emptyConfiguration } from './configuration';
import { mergeConfigurations } from './configuration-merge';

describe('an import', () => {
  test('into nothing adds all of it', () => {
    expect(mergeConfigurations(emptyConfiguration, exampleDocument)).toEqual({
      merged: exampleDocument,
      connections: { added: 1, changed: 0, unchanged: 0 },
      profiles: { added: 2, changed: 0, unchanged: 0 },
    });
  });

  test('of the same changes nothing', () => {
    expect(mergeConfigurations(exampleDocument, structuredClone(exampleDocument))).toEqual({
      merged: exampleDocument,
      connections: { added: 0, changed: 0, unchanged: 1 },
      profiles: { added: 0, changed: 0, unchanged: 2 },
    });
  });

  test('replaces entries with a known id in their place, adds new ones at the end, and keeps all others', () => {
    const renamed = { ...studioProfile, name: 'Renamed' };
    const added = { ...notebookProfile, id: 'new' };
    const imported = { version: 1 as const, connections: [guestConnection], profiles: [added, renamed] };
    expect(mergeConfigurations(exampleDocument, imported)).toEqual({
      merged: {
        ...exampleDocument,
        connections: [exampleConnection, guestConnection],
        profiles: [renamed, notebookProfile, added],
      },
      connections: { added: 1, changed: 0, unchanged: 0 },
      profiles: { added: 1, changed: 1, unchanged: 0 },
    });
  });

  test('keeps the default profile unless it names another', () => {
    const { defaultProfile, ...withoutDefault } = exampleDocument;
    expect(mergeConfigurations(exampleDocument, withoutDefault).merged.defaultProfile).toBe(defaultProfile);
    const other = { ...exampleDocument, defaultProfile: 'old-notebook' };
    expect(mergeConfigurations(exampleDocument, other).merged.defaultProfile).toBe('old-notebook');
  });

  test('leaves both documents as they were', () => {
    const [before, imported] = [
      structuredClone(exampleDocument),
      { ...exampleDocument, connections: [guestConnection] },
    ];
    mergeConfigurations(exampleDocument, imported);
    expect(exampleDocument).toEqual(before);
    expect(imported.connections).toEqual([guestConnection]);
  });
});

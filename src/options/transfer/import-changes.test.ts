import { expect, test } from 'vitest';
import {
  exampleConnection,
  exampleDocument,
  notebookProfile,
  studioProfile,
} from '../../../test/support/example-document';
import { emptyConfiguration } from '../../core/configuration/configuration';
import { findImportChanges } from './import-changes';

const nothing = { connections: [], profiles: [] };
const none = { added: [], changed: [], removed: [], overridden: [], unchanged: 0 };

test('an import into nothing adds all', () => {
  expect(findImportChanges(emptyConfiguration, exampleDocument, nothing)).toEqual({
    connections: { ...none, added: ['Acme ML'] },
    profiles: { ...none, added: ['Prod JupyterLab', 'Old notebook'] },
  });
});

test('what stands in another order, or is left out as undefined, has not changed', () => {
  const { id, name, ...others } = studioProfile;
  const same = { ...others, region: undefined, name, id };
  const after = { ...exampleDocument, profiles: [same, { ...notebookProfile, name: 'New name' }] };
  expect(findImportChanges(exampleDocument, after, nothing).profiles).toEqual({
    ...none,
    changed: ['New name'],
    unchanged: 1,
  });
});

test('what is not in a document that replaces all is removed', () => {
  const after = { ...exampleDocument, profiles: [notebookProfile] };
  expect(findImportChanges(exampleDocument, after, nothing).profiles).toEqual({
    ...none,
    removed: ['Prod JupyterLab'],
    unchanged: 1,
  });
});

test('an entry that the policy overrides is no change, and is named', () => {
  const managed = { connections: [exampleConnection], profiles: [studioProfile] };
  const after = { ...exampleDocument, profiles: [{ ...studioProfile, name: 'Mine' }, notebookProfile] };
  expect(findImportChanges(exampleDocument, after, managed)).toEqual({
    connections: none,
    profiles: { ...none, overridden: ['Mine'], unchanged: 1 },
  });
});

test('the policy’s entries are not removed by a document without them', () => {
  const managed = { connections: [exampleConnection], profiles: [studioProfile] };
  expect(findImportChanges(exampleDocument, emptyConfiguration, managed)).toEqual({
    connections: none,
    profiles: { ...none, removed: ['Old notebook'] },
  });
});

import { expect, test } from 'vitest';
import {
  exampleConnection,
  guestConnection,
  notebookProfile,
  studioProfile,
} from '../../../test/support/example-document';
import { findConnectionToEdit, findProfileToEdit, isAddConnection } from './page-fragment';

test.each([
  [`#profile=${studioProfile.id}`, studioProfile],
  [`#profile=${notebookProfile.id}`, notebookProfile],
  ['#profile=gone', undefined],
  ['#profile=', undefined],
  ['', undefined],
])('the address %j asks to edit what it names', (fragment, profile) => {
  expect(findProfileToEdit(fragment, [studioProfile, notebookProfile])).toEqual(profile);
});

test.each([
  [`#connection=${guestConnection.id}`, guestConnection],
  [`#profile=${guestConnection.id}`, undefined],
  ['#connection=gone', undefined],
])('the address %j asks to edit the connection that it names', (fragment, connection) => {
  expect(findConnectionToEdit(fragment, [exampleConnection, guestConnection])).toEqual(connection);
});

test.each([
  ['#add-connection', true],
  ['#add-connection=1', false],
  ['', false],
])('the address %j asks for a new connection: %j', (fragment, expected) => {
  expect(isAddConnection(fragment)).toBe(expected);
});

import { expect, test } from 'vitest';
import { notebookProfile, studioProfile } from '../../../test/support/example-document';
import { findFirstProfile } from './find-first-profile';

const both = [studioProfile, notebookProfile];

test.each([
  ['the default profile', { profiles: both, defaultProfile: notebookProfile.id }, [studioProfile], notebookProfile],
  ['a profile of the policy', { profiles: both }, [notebookProfile], notebookProfile],
  ['the first profile', { profiles: both }, [], studioProfile],
  ['the first profile, where the default is gone', { profiles: both, defaultProfile: 'gone' }, [], studioProfile],
  ['none', { profiles: [] }, [], undefined],
])('a person begins with %s', (_what, configuration, profiles, expected) => {
  expect(findFirstProfile(configuration, { profiles })).toBe(expected);
});

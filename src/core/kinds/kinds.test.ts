import { describe, expect, test } from 'vitest';
import { notebookProfile, studioProfile } from '../../../test/support/example-document';
import type { Profile, ProfileOf, ProfileType } from '../configuration/profile';
import { findSecretForm } from '../words/secret-forms';
import { describeParts } from './describe-profile';
import { findType, kindOf, linkMembers, profileTypes, usualType, withKind } from './kinds';

/** A profile of each kind, with every field that the kind has. */
const examples: { readonly [T in ProfileType]: ProfileOf<T> } = {
  studio: studioProfile,
  notebookInstance: notebookProfile,
};

describe.each(profileTypes)('a profile of the kind %s', type => {
  const kind = kindOf(type);
  const profile: Profile = examples[type];
  const values = new Map<string, unknown>(Object.entries(profile));

  test('is handed on with its own kind', () => {
    expect(withKind(profile, (own, same): unknown => [own, same])).toEqual([kind, profile]);
  });

  test('becomes a call whose members are taken from the fields that the kind names', () => {
    const { input } = withKind(profile, (own, same) => own.call(same));
    const fields = Object.entries(kind.callMembers).map(([name, field]) => [name, values.get(field)]);
    expect(input).toEqual(Object.fromEntries(fields));
  });

  test('has each required field in its call, in its link and in its facts', () => {
    const facts = withKind(profile, (own, same) => own.facts(same));
    expect(Object.values(kind.callMembers)).toEqual(expect.arrayContaining([...kind.required]));
    expect(Object.values(kind.linkMembers)).toEqual(expect.arrayContaining([...kind.required]));
    for (const field of kind.required) expect(facts).toContainEqual([kind.labels[field], values.get(field)]);
  });

  test('has a name and a description where nobody gave one', () => {
    expect(withKind(profile, (own, same) => own.suggestedName(same))).not.toBe('');
    expect(describeParts(profile)).not.toEqual([]);
  });

  test('opens the same when its link lives briefly', () => {
    const brief = withKind(profile, (own, same): Profile => own.withBriefLink(same));
    for (const member of Object.values(kind.linkMembers)) expect(brief[member]).toBe(values.get(member));
  });

  test('opens on the host and with the credentials of AWS’s link', () => {
    const link = new URL(`https://abc.example/?${kind.signingParameter}=SECRET`);
    const opened = withKind(profile, (own, same) => own.landingUrl(link, same));
    expect([opened.origin, opened.search]).toEqual([link.origin, link.search]);
  });

  test('has members of its own in a link, by names that mean nothing else', () => {
    const names = Object.entries(kind.linkMembers);
    expect(names.map(([name]) => [name, linkMembers[name]])).toEqual(names);
    expect(names.filter(([name]) => ['profile', 'connection', 'region'].includes(name))).toEqual([]);
  });

  test('is told from all others by its required fields', () => {
    const others = profileTypes.filter(other => other !== type).flatMap(other => Object.keys(kindOf(other).labels));
    expect(kind.required).not.toEqual([]);
    expect(kind.required.filter(field => others.includes(field))).toEqual([]);
  });

  test('has links that are known as secrets wherever they are pasted', () => {
    for (const word of [kind.hostWord, `${kind.hostWord}-fips`]) {
      const link = `https://abc.${word}.us-east-1.sagemaker.aws/?${kind.signingParameter}=x`;
      expect(findSecretForm(link)).toBeDefined();
    }
  });
});

describe('a text without a type is about', () => {
  test('the usual kind, where it tells nothing', () => {
    expect(findType(() => false)).toBe(usualType);
  });

  test('another kind that it tells, whatever else it tells', () => {
    expect(findType(() => true)).not.toBe(usualType);
  });
});

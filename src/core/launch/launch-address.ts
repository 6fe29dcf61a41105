import * as v from 'valibot';
import { expectedValues } from '../aws/expected-values';
import { idSchema } from '../configuration/connection';
import { profileSchema } from '../configuration/profile';
import { describeProfile } from '../kinds/describe-profile';
import { findType, kindOf } from '../kinds/kinds';
import { describeIssue, type Problem } from '../words/describe-issue';
import { type LaunchAddress, launchScheme, profileMembers } from './format-launch-address';
import { linkedProfileId } from './launch-request';
import { findRefusedFields } from './presign-input';

export type ParsedAddress =
  | { readonly ok: true; readonly address: LaunchAddress }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const maximumLength = 4096;

/** Parses `web+sagemaker:launch?profile=…` or `web+sagemaker:launch?connection=…&domain=…&user=…`. Never throws. */
export function parseLaunchLink(link: string): ParsedAddress {
  if (link.length > 2 * maximumLength) return refuse('', `≤ ${maximumLength}`, String(link.length));
  const [, query] = /^web\+sagemaker:(?:\/\/)?launch\/?\?(.*)$/is.exec(link) ?? [];
  return query === undefined ? refuse('', `${launchScheme}:launch?…`, link) : parseLaunchAddress(query);
}

/**
 * Parses `profile=…`, or the members of a complete profile: `connection`, `region`, and either `domain`, `user`,
 * `space` and `landing`, or `notebook` and `path`. All values are checked against AWS's bounds. A member given twice is
 * refused; an unknown member is ignored. Never throws.
 */
export function parseLaunchAddress(query: string): ParsedAddress {
  if (query.length > maximumLength) return refuse('', `≤ ${maximumLength}`, String(query.length));
  const given = [...new URLSearchParams(query)];
  const seen = new Set<string>();
  const twice = given.find(([name]) => seen.size === seen.add(name).size);
  if (twice) return refuse(twice[0], '1', '2');
  const values = new Map(given);
  const profileId = values.get('profile');
  return profileId === undefined ? parseGiven(values) : parseStored(profileId);
}

function parseStored(profileId: string): ParsedAddress {
  const parsed = v.safeParse(v.object({ profile: idSchema }), { profile: profileId });
  return parsed.success
    ? { ok: true, address: { type: 'stored', profileId } }
    : { ok: false, problems: parsed.issues.map(describeIssue) };
}

function parseGiven(values: ReadonlyMap<string, string>): ParsedAddress {
  const entries = Object.entries(profileMembers).flatMap(([name, member]) => {
    const value = values.get(name);
    return value === undefined ? [] : [[member, value] as const];
  });
  const type = findType(candidate => kindOf(candidate).required.some(field => entries.some(([of]) => of === field)));
  const parsed = v.safeParse(profileSchema, { ...Object.fromEntries(entries), type, id: linkedProfileId, name: ' - ' });
  if (!parsed.success) return { ok: false, problems: parsed.issues.map(describeIssue) };
  const { output: profile } = parsed;
  const [field] = findRefusedFields(profile);
  const value: unknown = field && new Map(Object.entries(profile)).get(field);
  if (field) return { ok: false, problems: [{ path: field, expected: expectedValues[field], found: String(value) }] };
  return { ok: true, address: { type: 'given', profile: { ...profile, name: describeProfile(profile) } } };
}

function refuse(path: string, expected: string, found: string): ParsedAddress {
  return { ok: false, problems: [{ path, expected, found: found.slice(0, 80) }] };
}

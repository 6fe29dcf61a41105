import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyText, profiles, propertyRuns } from '../../../test/support/generated-documents';
import { formatLaunchAddress, formatLaunchLink, type LaunchAddress, launchScheme } from './format-launch-address';
import { parseLaunchAddress, parseLaunchLink } from './launch-address';
import { findRefusedFields } from './presign-input';

const member = fc.constantFrom(
  'profile',
  'connection',
  'domain',
  'user',
  'space',
  'landing',
  'notebook',
  'path',
  'region',
);
const value = fc.oneof(fc.constantFrom('acme', 'd-1', 'alice', 'eu-west-1', '', '%', '%zz', '+', '../x'), anyText);
const query = fc.oneof(
  anyText,
  fc.dictionary(member, value).map(values => new URLSearchParams(values).toString()),
  fc.array(fc.tuple(member, value), { maxLength: 6 }).map(list => list.map(pair => pair.join('=')).join('&')),
  fc
    .tuple(fc.constantFrom('d-1', 'd-abc'), fc.stringMatching(/^[a-z]{1,6}$/), anyText)
    .map(([domain, user, landing]) => new URLSearchParams({ connection: 'acme', domain, user, landing }).toString()),
);

test('whatever a link holds, nothing is thrown, and what is accepted is the same when it is written and read again', () => {
  let accepted = 0;
  fc.assert(
    fc.property(query, text => {
      const parsed = parseLaunchLink(`${launchScheme}:launch?${text}`);
      if (!parsed.ok) {
        expect(parsed.problems.length).toBeGreaterThan(0);
        return;
      }
      accepted += 1;
      const names = [...new URLSearchParams(text).keys()];
      expect(new Set(names).size).toBe(names.length);
      expect(parseLaunchLink(formatLaunchLink(parsed.address))).toEqual({ ok: true, address: told(parsed.address) });
      expect(parseLaunchAddress(formatLaunchAddress(parsed.address))).toEqual({
        ok: true,
        address: told(parsed.address),
      });
      // Nothing goes to AWS that AWS would not take.
      if (parsed.address.type === 'given') expect(findRefusedFields(parsed.address.profile)).toEqual([]);
    }),
    propertyRuns,
  );
  expect(accepted).toBeGreaterThan(propertyRuns.path ? 0 : propertyRuns.numRuns / 100);
});

test('no other text is a link', () => {
  const scheme = fc.constantFrom(
    'javascript:',
    'https://',
    'data:',
    'web+sagemaker',
    'WEB+sagemaker:',
    ' web+sagemaker:',
    '',
  );
  fc.assert(
    fc.property(fc.tuple(scheme, fc.oneof(anyText, fc.constant('launch?profile=a'))), parts => {
      const text = parts.join('');
      if (parseLaunchLink(text).ok) expect(text).toMatch(/^web\+sagemaker:(\/\/)?launch\/?\?/i);
    }),
    propertyRuns,
  );
});

test('every profile that AWS would take is the same launch after a link, as far as a link tells it', () => {
  fc.assert(
    fc.property(profiles, profile => {
      const parsed = parseLaunchLink(formatLaunchLink({ type: 'given', profile }));
      if (!parsed.ok || parsed.address.type !== 'given') {
        expect(findRefusedFields(profile)).not.toEqual([]);
        return;
      }
      const { id: _, name: __, ...launched } = parsed.address.profile;
      const written = Object.entries(launched).filter(([, given]) => given !== '');
      expect(profile).toMatchObject(Object.fromEntries(written));
    }),
    propertyRuns,
  );
});

/** Without empty members, which mean the same as none, and are not written. */
function told(address: LaunchAddress): LaunchAddress {
  if (address.type === 'stored') return address;
  const profile = { ...address.profile };
  for (const [name, value] of Object.entries(profile)) if (value === '') delete profile[name as 'path'];
  return { type: 'given', profile };
}

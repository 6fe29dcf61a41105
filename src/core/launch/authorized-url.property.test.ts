import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyText, propertyRuns } from '../../../test/support/generated-documents';
import { failureOf } from '../failure/launch-failure';
import type { Failure } from '../failure/launch-outcome';
import { studioHostSuffixes } from '../hosts/studio-host-suffixes';
import { withNotebookPath } from '../kinds/notebook-instance';
import { checkAuthorizedUrl, isCleanRedirect, isStudioUrl } from './authorized-url';

/** Few, so that what is asked for and what is answered often go together. */
const types = fc.constantFrom('studio' as const, 'notebookInstance' as const);
const regions = fc.constantFrom('us-east-1', 'us-gov-west-1');
const piece = fc.constantFrom(
  ...['https://', 'http://', 'javascript:', '//', '/', '\\', '@', ':', '.', '?', '#', '%2e', '．', '\t', '\n', ' '],
  ...['d-abc', '.studio', '.notebook', '.studio-fips', '.us-east-1', '.eu-west-1', '.sagemaker.aws', '.evil.example'],
  ...['.sagemaker.com.cn', ':443', ':8443', 'user', 'ⓢ', 'A', 'auth', 'token=x', 'authToken=y', '[::1]', 'xn--', '-'],
);
/** Pieces of addresses in any order. */
const pieces = fc.array(piece, { maxLength: 10 }).map(list => list.join(''));
/** A right one with something put in somewhere, most often right before or behind its host, or nothing. */
const nearlyRight = fc
  .record({
    type: types,
    region: regions,
    put: fc.oneof(
      piece,
      fc.constant(''),
      fc.tuple(piece, piece).map(list => list.join('')),
      fc.string({ maxLength: 3 }),
    ),
    place: fc.constantFrom('before', 'behind', 'behind', 'anywhere'),
    position: fc.nat(),
  })
  .map(({ type, region, put, place, position }) => {
    const host = `d-abc${studioHostSuffixes(type, region)[0]}`;
    if (place === 'before') return `https://${put}${host}/auth?token=x`;
    if (place === 'behind') return `https://${host}${put}/auth?token=x`;
    const address = `https://${host}/auth?token=x`;
    const at = position % address.length;
    return address.slice(0, at) + put + address.slice(at);
  });
const answers = fc.oneof({ weight: 12, arbitrary: nearlyRight }, pieces, anyText, fc.webUrl(), fc.anything());

test('whatever is accepted is https, plainly written, on a host of the asked region, and parses to itself', () => {
  let accepted = 0;
  fc.assert(
    fc.property(answers, types, regions, (answer, type, region) => {
      const url = check(answer, type, region);
      if (!url) return;
      accepted += 1;
      expect(url.protocol).toBe('https:');
      expect([url.username, url.password, url.port]).toEqual(['', '', '']);
      const suffix = studioHostSuffixes(type, region).find(end => url.hostname.endsWith(end)) ?? 'none';
      expect(url.hostname).toBe(url.hostname.split('.')[0] + suffix);
      expect(String(answer).startsWith(`https://${url.hostname}`)).toBe(true);
      expect(new URL(url.href).href).toBe(url.href);
      expect(isStudioUrl(url.href, type, region)).toBe(true);
    }),
    propertyRuns,
  );
  // Without them nothing would have been shown.
  expect(accepted).toBeGreaterThan(propertyRuns.path ? 0 : propertyRuns.numRuns / 100);
});

test('whatever is refused is refused as that, and its secret is not told', () => {
  fc.assert(
    fc.property(nearlyRight, types, regions, (answer, type, region) => {
      const failure = refusal(`${answer}S3CR3T`, type, region);
      if (failure) expect(JSON.stringify(failure)).not.toContain('S3CR3T');
    }),
    propertyRuns,
  );
});

test('a path, whatever is in it, leads to no other host and takes nothing of the query', () => {
  const url = new URL('https://research-1.notebook.us-east-1.sagemaker.aws/?authToken=secret');
  fc.assert(
    fc.property(fc.oneof(anyText, pieces), path => {
      const target = withNotebookPath(url, path);
      expect([target.origin, target.search, target.hash]).toEqual([url.origin, url.search, '']);
    }),
    propertyRuns,
  );
});

test('a redirect that is asked for again leads to https, without a query, from a signing link', () => {
  fc.assert(
    fc.property(fc.oneof(nearlyRight, fc.webUrl()), fc.oneof(nearlyRight, fc.webUrl()), (from, to) => {
      if (!URL.canParse(from) || !URL.canParse(to) || !isCleanRedirect(from, to)) return;
      expect(new URL(from).search).toMatch(/token/i);
      expect(new URL(to)).toMatchObject({ protocol: 'https:', search: '' });
    }),
    propertyRuns,
  );
});

type Of = 'studio' | 'notebookInstance';

function check(answer: unknown, type: Of, region: string): URL | undefined {
  return refusal(answer, type, region) ? undefined : checkAuthorizedUrl(answer, type, region);
}

function refusal(answer: unknown, type: Of, region: string): Failure | undefined {
  try {
    checkAuthorizedUrl(answer, type, region);
    return undefined;
  } catch (error) {
    expect(failureOf(error).code).toBe('url-refused');
    return failureOf(error);
  }
}

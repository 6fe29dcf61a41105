import { expect, test } from 'vitest';
import { guessExtensionId, guessTarget } from './guess-target';
import { firefoxAddOnId, type PolicyBrowser, type PolicySystem } from './policy-target';

const chromiumId = 'mpfeiachmboinfeimmjfihockekaipkk';

test.each<[PolicyBrowser, PolicySystem, id: string, userAgent: string]>([
  [
    'chrome',
    'linux',
    chromiumId,
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0',
  ],
  [
    'edge',
    'windows',
    chromiumId,
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Edg/140.0.0.0',
  ],
  [
    'chrome',
    'macos',
    chromiumId,
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 Chrome/140.0.0.0',
  ],
  [
    'firefox',
    'macos',
    firefoxAddOnId,
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:142.0) Gecko/20100101 Firefox/142.0',
  ],
  ['firefox', 'linux', firefoxAddOnId, 'Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0'],
])('%s on %s is told by its ID and its name for itself', (browser, system, id, userAgent) => {
  expect(guessTarget(id, userAgent)).toEqual({ browser, system });
});

test.each<[PolicyBrowser, own: string, known: string]>([
  ['chrome', chromiumId, chromiumId],
  ['edge', chromiumId, chromiumId],
  ['firefox', chromiumId, firefoxAddOnId],
  ['firefox', 'other@acme.example', 'other@acme.example'],
  ['chrome', firefoxAddOnId, ''],
])('the ID for %s, as %s knows it, is “%s”', (browser, own, known) => {
  expect(guessExtensionId(browser, own)).toBe(known);
});

import fc from 'fast-check';
import plist from 'plist';
import { describe, expect, test } from 'vitest';
import { exampleConnection, exampleDocument, studioProfile } from '../../../test/support/example-document';
import { documents, fewRuns } from '../../../test/support/generated-documents';
import { parseRegistryFile } from '../../../test/support/policy-examples';
import { parseManagedConfiguration } from '../store/managed-configuration';
import { encodePolicy } from './encode-policy';
import { makePolicy, type Policy } from './policy';
import { firefoxAddOnId, isExtensionId, type PolicyTarget, policyBrowsers, policySystems } from './policy-target';
import { writePolicy } from './write-policy';

const chromiumId = 'mpfeiachmboinfeimmjfihockekaipkk';
const targets: readonly PolicyTarget[] = policyBrowsers.flatMap(browser =>
  policySystems.map(system => ({
    browser,
    system,
    extensionId: browser === 'firefox' ? firefoxAddOnId : chromiumId,
  })),
);
const named = targets.map(target => [target.browser, target.system, target] as const);
const locked = { sync: false, links: false, export: false, history: false, allowedConnectionsOnly: true } as const;

/** What the browser hands over of a policy's file. */
function readBack(policy: Policy, target: PolicyTarget): unknown {
  const file = writePolicy(policy, target);
  const text = new TextDecoder(file.encoding).decode(encodePolicy(file));
  if (target.browser === 'firefox') return JSON.parse(text).policies['3rdparty'].Extensions[target.extensionId];
  if (target.system === 'linux') return JSON.parse(text)['3rdparty'].extensions[target.extensionId];
  return target.system === 'windows' ? parseRegistryFile(text) : plist.parse(text);
}

const awkward = makePolicy(
  {
    version: 1,
    connections: [{ ...exampleConnection, name: 'R&D <ML> "quoted" C:\\ 日本語 😀' }],
    profiles: [
      { ...studioProfile, name: "It's 100% “Prod” ]]> &amp;", landingUri: 'app:JupyterLab:a\\b\n\r\t\u0001"c' },
    ],
  },
  locked,
);

describe.each(named)('the policy of %s on %s', (_browser, _system, target) => {
  test('gives everybody the same connections, profiles and settings', () => {
    const policy = makePolicy(exampleDocument, locked);
    expect(parseManagedConfiguration(readBack(policy, target))).toEqual({
      connections: exampleDocument.connections,
      profiles: exampleDocument.profiles,
      defaultProfile: exampleDocument.defaultProfile,
      settings: locked,
      problems: [],
    });
  });

  test('keeps quotes, signs of XML, backslashes, line ends, emoji and other scripts as they are', () => {
    const { connections, profiles, problems } = parseManagedConfiguration(readBack(awkward, target));
    expect({ connections, profiles, problems }).toEqual({
      connections: awkward.configuration.connections,
      profiles: awkward.configuration.profiles,
      problems: [],
    });
  });

  test('gives back whatever document it was made from', () => {
    fc.assert(
      fc.property(documents, document => {
        const read = parseManagedConfiguration(readBack(makePolicy(document, {}), target));
        expect(withoutNull({ connections: read.connections, profiles: read.profiles })).toEqual(
          withoutNull({ connections: document.connections, profiles: document.profiles }),
        );
        expect(read.settings.sharedFile).toBe(document.settings?.sharedFile);
      }),
      { ...fewRuns, numRuns: 200 },
    );
  });

  test('says nothing of a setting that is left to the person', () => {
    const policy = makePolicy(exampleDocument, { sync: undefined, links: false });
    expect(parseManagedConfiguration(readBack(policy, target)).settings).toEqual({ links: false });
  });
});

test.each<[PolicyTarget['browser'], PolicyTarget['system'], name: string, place: string]>([
  ['chrome', 'linux', 'studio-launcher.json', '/etc/opt/chrome/policies/managed/studio-launcher.json'],
  ['edge', 'linux', 'studio-launcher.json', '/etc/opt/edge/policies/managed/studio-launcher.json'],
  [
    'chrome',
    'windows',
    'studio-launcher-chrome.reg',
    `HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Google\\Chrome\\3rdparty\\extensions\\${chromiumId}\\policy`,
  ],
  [
    'edge',
    'windows',
    'studio-launcher-edge.reg',
    `HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Edge\\3rdparty\\extensions\\${chromiumId}\\policy`,
  ],
  ['chrome', 'macos', `com.google.Chrome.extensions.${chromiumId}.plist`, `com.google.Chrome.extensions.${chromiumId}`],
  ['edge', 'macos', `com.microsoft.Edge.extensions.${chromiumId}.plist`, `com.microsoft.Edge.extensions.${chromiumId}`],
  ['firefox', 'linux', 'policies.json', '/etc/firefox/policies/policies.json'],
  ['firefox', 'windows', 'policies.json', 'C:\\Program Files\\Mozilla Firefox\\distribution\\policies.json'],
  ['firefox', 'macos', 'policies.json', '/Applications/Firefox.app/Contents/Resources/distribution/policies.json'],
])('the file for %s on %s is %s, and its place is told', (browser, system, name, place) => {
  const extensionId = browser === 'firefox' ? firefoxAddOnId : chromiumId;
  expect(writePolicy(awkward, { browser, system, extensionId })).toMatchObject({ name, place });
});

describe('a registry file', () => {
  const target = { browser: 'chrome', system: 'windows', extensionId: chromiumId } as const;
  const file = writePolicy(awkward, target);

  test('begins with the mark of UTF-16, and ends each line as Windows does', () => {
    const bytes = encodePolicy(file);
    expect([...bytes.slice(0, 6)]).toEqual([0xff, 0xfe, 'W'.charCodeAt(0), 0, 'i'.charCodeAt(0), 0]);
    expect(file.text.split('\r\n')[0]).toBe('Windows Registry Editor Version 5.00');
    expect(file.text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  test('is English letters alone, so that a copied text survives any encoding', () => {
    expect(file.text).toMatch(/^[\x20-\x7e\r\n]*$/);
  });

  test('deletes what an earlier policy has set before it sets its own', () => {
    const [, , first, , second] = file.text.split('\r\n');
    expect([first, second]).toEqual([`[-${file.place}]`, `[${file.place}]`]);
  });
});

test('a property list holds the document as it is, and as a text where XML lacks a character', () => {
  const target = { browser: 'chrome', system: 'macos', extensionId: chromiumId } as const;
  expect(Object.keys(Object(readBack(makePolicy(exampleDocument, {}), target)))).toEqual(['configuration']);
  expect(Object.keys(Object(readBack(makePolicy(awkward.configuration, {}), target)))).toEqual(['configurationJson']);
});

test.each<[PolicyTarget['browser'], id: string, isOne: boolean]>([
  ['chrome', chromiumId, true],
  ['edge', `${chromiumId}\n`, false],
  ['chrome', 'qpfeiachmboinfeimmjfihockekaipkk', false],
  ['chrome', '', false],
  ['edge', firefoxAddOnId, false],
  ['firefox', firefoxAddOnId, true],
  ['firefox', '{d634138d-c276-4fc8-924b-40a0ea21d284}', true],
  ['firefox', chromiumId, false],
  ['firefox', 'a@b"', false],
])('for %s, “%s” is an ID: %s', (browser, id, isOne) => {
  expect(isExtensionId(browser, id)).toBe(isOne);
});

/** A property list has no `null`. Unknown members alone can have it. */
function withoutNull(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter(item => item !== null).map(withoutNull);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(members.map(([name, member]) => [name, withoutNull(member)]));
}

import { expect, test } from 'vitest';
import manifest from '../manifest.json' with { type: 'json' };
import { extensionId } from '../scripts/launch-browser';
import { parseManagedConfiguration } from '../src/core/store/managed-configuration';
import { parsePropertyList, parseRegistryFile, readPolicyExample } from './support/policy-examples';

// The examples of docs/managed.md, read by the parser that reads the real ones.

const id = extensionId('.');
const addOnId = manifest.browser_specific_settings.gecko.id;
const [linux, windows, macOs, firefox] = [
  readPolicyExample('Chrome, Edge and Chromium on Linux'),
  readPolicyExample('Chrome and Edge on Windows'),
  readPolicyExample('Chrome and Edge on macOS'),
  readPolicyExample('Firefox'),
];

test.each<[string, unknown]>([
  ['Chrome, Edge and Chromium on Linux', JSON.parse(linux)['3rdparty'].extensions[id]],
  ['Chrome and Edge on Windows', parseRegistryFile(windows)],
  ['Chrome and Edge on macOS', parsePropertyList(macOs)],
  ['Firefox', JSON.parse(firefox).policies['3rdparty'].Extensions[addOnId]],
])('the example for %s holds nothing that is passed over', (_name, policy) => {
  expect(parseManagedConfiguration(policy)).toMatchObject({
    connections: [{ id: 'acme', signIn: { type: 'oidc', clientId: '1h57kf5cpq17m0eml12EXAMPLE' } }],
    profiles: [{ id: 'shared-lab', connection: 'acme' }],
    settings: { sync: false, links: false, allowedConnectionsOnly: true },
    problems: [],
  });
});

test('the example for Windows names this extension’s key', () => {
  expect(windows).toContain(`\\Google\\Chrome\\3rdparty\\extensions\\${id}\\policy]`);
});

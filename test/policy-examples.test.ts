import { expect, test } from 'vitest';
import manifest from '../manifest.json' with { type: 'json' };
import { extensionId } from '../scripts/launch-browser';
import { parseConfiguration } from '../src/core/configuration/configuration';
import { makePolicy } from '../src/core/policy/policy';
import { firefoxAddOnId } from '../src/core/policy/policy-target';
import { writePolicy } from '../src/core/policy/write-policy';
import { parseManagedConfiguration } from '../src/core/store/managed-configuration';
import { readPolicyExample } from './support/policy-examples';

// The example of docs/managed.md, read by the parser that reads the real ones.

const id = extensionId('.');
const example = readPolicyExample();
const { configuration, ...settings } = JSON.parse(example)['3rdparty'].extensions[id];

test('the example holds nothing that is passed over', () => {
  expect(parseManagedConfiguration({ configuration, ...settings })).toMatchObject({
    connections: [{ id: 'acme', signIn: { type: 'oidc', clientId: '1h57kf5cpq17m0eml12EXAMPLE' } }],
    profiles: [{ id: 'shared-lab', connection: 'acme' }],
    settings: { sync: false, links: false, allowedConnectionsOnly: true },
    problems: [],
  });
});

test('the example is what Settings exports', () => {
  const parsed = parseConfiguration(configuration);
  if (!parsed.ok) throw new Error('The example is no configuration');
  const target = { browser: 'chrome', system: 'linux', extensionId: id } as const;
  expect(writePolicy(makePolicy(parsed.configuration, settings), target).text).toBe(`${example}\n`);
});

test('the ID of the add-on in exported policies is that of the build for Firefox', () => {
  expect(firefoxAddOnId).toBe(manifest.browser_specific_settings.gecko.id);
});

import { join } from 'node:path';
import type { Plugin, Rolldown } from 'vite';
import { beforeAll, describe, expect, test } from 'vitest';
import { userPool } from '../../local-aws/world';
import type { Credentials } from '../../src/core/credentials';
import { presignInput } from '../../src/core/presign-input';
import { useAwsWorld } from '../../test/support/aws-world';
import { buildVirtual } from '../../test/support/build-virtual';
import { exampleConnection, studioProfile } from '../../test/support/example-document';
import { memoryStored } from '../../test/support/memory-stored';
import { oneAtATime } from '../../test/support/one-at-a-time';
import { testCallParts } from '../../test/support/test-call-parts';
import { staticAwsSdk } from './static-aws-sdk';

const local = useAwsWorld();
const aws = join(import.meta.dirname, '../../src/aws').replaceAll('\\', '/');
const entry = `export { presign } from '${aws}/presign.ts'; export { getCredentials } from '${aws}/get-credentials.ts';`;
const parts = [
  ...[
    'event-streams',
    'bowser',
    'sha256-js',
    'header-formatter',
    'adaptive-retry',
    'standard-retry',
    'retry-after',
    'http-bindings',
    'date-utils',
  ],
  ...['needs-reviver', 'json-reviver', 'logger', 's3', 'local-storage'],
];

describe('the AWS SDK in the build', () => {
  let chunks: Rolldown.OutputChunk[];
  let code = '';
  const replaced: string[] = [];
  beforeAll(async () => {
    const look: Plugin = {
      name: 'look',
      moduleParsed: ({ id }) => void (id.startsWith('\0replaced:') && replaced.push(id.replace('\0replaced:', ''))),
    };
    chunks = await buildVirtual({ 'a.ts': entry }, ['a.ts'], [staticAwsSdk(), look]);
    code = chunks.map(chunk => chunk.code).join('\n');
  });

  test('is one file, which imports nothing, now or later', () => {
    expect(chunks).toHaveLength(1);
    expect(chunks[0]?.imports).toEqual([]);
    expect(chunks[0]?.dynamicImports).toEqual([]);
    expect(code).not.toMatch(/\bimport\s*\(/);
  });

  test('without the plugin would import later, and from several files', async () => {
    const plain = await buildVirtual({ 'a.ts': entry }, ['a.ts'], []);
    expect(plain.length).toBeGreaterThan(1);
    expect(plain.some(chunk => /\bimport\s*\(/.test(chunk.code))).toBe(true);
  });

  test('knows nothing of its identity cache on disk', () => {
    expect(code).not.toMatch(/indexedDB/);
    expect(code).toContain('Pass a cache');
  });

  test('knows its version and no more of its package.json', () => {
    expect(code).not.toMatch(/"?devDependencies"?:/);
  });

  test('has these parts replaced, and no others', () => {
    expect(replaced.sort()).toEqual([...parts].sort());
  });

  test('still gets credentials and a link, with what is left of it', async () => {
    const sdk: typeof import('../../src/aws/presign') & typeof import('../../src/aws/get-credentials') = await import(
      /* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`
    );
    const { id_token: idToken } = await local.world.signIn('alice');
    const login = { issuer: userPool.issuer, subject: 'alice', idToken };
    const credentials = await sdk.getCredentials(exampleConnection, {
      credentials: memoryStored<Credentials>(),
      identity: memoryStored<{ login: string; identityId: string }>(),
      getLogin: async () => login,
      renewLogin: async () => undefined,
      withLock: oneAtATime(),
      findPerson: async () => undefined,
      ...(await testCallParts()),
    });
    expect(credentials.expiration).toBeGreaterThan(Date.now());
    expect(
      await sdk.presign(presignInput(studioProfile, exampleConnection), credentials, await testCallParts()),
    ).toMatch(/^https:/);
    expect(local.local.log.map(({ verdict }) => verdict).slice(-3)).toEqual(['ok', 'ok', 'ok']);
  });
});

describe('a replacement for which there is nothing any more', () => {
  test('fails the build, and is named', async () => {
    await expect(buildVirtual({ 'a.ts': 'export const a = 1' }, ['a.ts'], [staticAwsSdk()])).rejects.toThrow(
      `The SDK no longer has ${parts.join(', ')}: bring static-aws-sdk.ts up to date`,
    );
  });

  test('does not hide why a build failed', async () => {
    const broken = buildVirtual({ 'a.ts': "import './gone'" }, ['a.ts'], [staticAwsSdk()]);
    await expect(broken).rejects.toThrow(/gone/);
    await expect(broken).rejects.not.toThrow(/bring static-aws-sdk/);
  });
});

test('what is not the SDK’s is left alone, whatever it is called', async () => {
  const files = {
    'a.ts': "import { bowser } from 'bowser'; console.log(bowser)",
    bowser: "export const bowser = ['mine']",
  };
  const { buildEnd: _, ...plugin } = staticAwsSdk();
  const [chunk] = await buildVirtual(files, ['a.ts'], [plugin]);
  expect(chunk?.code).toContain('mine');
});

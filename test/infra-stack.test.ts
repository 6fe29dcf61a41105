import { CreatePresignedDomainUrlCommand } from '@aws-sdk/client-sagemaker';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { Access } from '../local-aws/access';
import type { LocalAwsOptions } from '../local-aws/start-local-aws';
import { startTestWorld, type TestWorld } from '../local-aws/start-test-world';
import { type Members, members, type Value } from '../local-aws/value';
import { domains } from '../local-aws/world';
import { accessOf, createStack, documentOf, existingUserPool, newUserPool } from './support/studio-launcher-stack';

// infra/studio-launcher.yaml as what the local AWS decides by: its pool, tags, role and policies. In a browser: test/e2e/stack.test.ts.

const stack = createStack(newUserPool);
const access = accessOf(stack);
const [role] = access.roles;
const [domain] = domains;
const aud = 'cognito-identity.amazonaws.com:aud';

/** What becomes of each of the domain's user profiles when this person asks for it. */
async function presignAll(world: TestWorld, username: string): Promise<Record<string, string>> {
  const client = world.sageMaker(await world.getCredentials(username));
  const presign = (UserProfileName: string) =>
    client.send(new CreatePresignedDomainUrlCommand({ DomainId: domain?.id, UserProfileName })).then(
      () => 'opened',
      (error: Error) => error.name,
    );
  const names = [...(domain?.userProfiles.map(({ name }) => name) ?? []), 'missing'];
  return Object.fromEntries(await Promise.all(names.map(async name => [name, await presign(name)])));
}

async function withWorld<T>(
  changed: Access,
  use: (world: TestWorld) => Promise<T>,
  options: LocalAwsOptions = {},
): Promise<T> {
  const world = await startTestWorld({ ...options, access: changed });
  return await use(world).finally(() => world.local.close());
}

const issuerSchema = v.object({
  connections: v.tuple([v.object({ signIn: v.object({ issuer: v.string() }) })]),
});

const denied = 'AccessDeniedException';
const opensOnly = (...own: string[]) =>
  Object.fromEntries(
    ['alice', 'bob', 'untagged', 'missing'].map(name => [name, own.includes(name) ? 'opened' : denied]),
  );

describe('with the template’s stack', () => {
  test.each(['alice', 'bob'])('%s opens the user profile with that tag, and nothing else', async username => {
    expect(await withWorld(access, world => presignAll(world, username))).toEqual(opensOnly(username));
  });

  test('the same with a user pool that is there already', async () => {
    const existing = accessOf(createStack(existingUserPool));
    expect(await withWorld(existing, world => presignAll(world, 'bob'))).toEqual(opensOnly('bob'));
  });

  test('93: the same with a user pool whose issuer has the second form', async () => {
    const updated = createStack({ ...newUserPool, UserPoolIssuer: 'UPDATED' });
    const use = async (world: TestWorld) => {
      const { issuer } = v.parse(issuerSchema, documentOf(updated)).connections[0].signIn;
      const { body } = await world.fetch(`${issuer}/.well-known/openid-configuration`);
      expect(JSON.parse(body)).toMatchObject({ issuer });
      return await presignAll(world, 'alice');
    };
    expect(await withWorld(accessOf(updated), use, { ways: { issuer: 'second form' } })).toEqual(opensOnly('alice'));
  });

  test('somebody whose sign-in lacks the claim opens nothing', async () => {
    const byDepartment = accessOf(createStack({ ...newUserPool, UserClaim: 'custom:department' }));
    expect(await withWorld(byDepartment, world => presignAll(world, 'alice'))).toEqual(opensOnly());
  });

  test('nobody opens anything from an address that is not among the allowed ones', async () => {
    const elsewhere = accessOf(createStack({ ...newUserPool, SourceAddresses: '192.0.2.0/24' }));
    expect(await withWorld(elsewhere, world => presignAll(world, 'alice'))).toEqual(opensOnly());
  });
});

// Each line of the template that gives access is needed: without it nobody gets in, and nobody as somebody else.
describe('without', () => {
  const trusted = members(role?.trust);
  const withTrust = (change: (statement: Members) => Members): Access => {
    const [statement] = [trusted.Statement].flat();
    const trust: Value = { ...trusted, Statement: [change(members(statement))] };
    return { ...access, roles: access.roles.map(each => ({ ...each, trust })) };
  };

  test('the tag mapping nobody opens anything', async () => {
    const pools = access.identityPools.map(pool => ({ ...pool, principalTags: {} }));
    expect(await withWorld({ ...access, identityPools: pools }, world => presignAll(world, 'alice'))).toEqual(
      opensOnly(),
    );
  });

  test.each<[string, Access]>([
    ['sts:TagSession', withTrust(statement => ({ ...statement, Action: 'sts:AssumeRoleWithWebIdentity' }))],
    ['trust in this pool', withTrust(statement => ({ ...statement, Condition: { StringEquals: { [aud]: 'x' } } }))],
    ['trust in the service', withTrust(statement => ({ ...statement, Principal: { Federated: 'accounts.example' } }))],
  ])('%s the identity pool has no role to give', async (_what, changed) => {
    await expect(withWorld(changed, world => world.getCredentials('alice'))).rejects.toMatchObject({
      name: 'InvalidIdentityPoolConfigurationException',
    });
  });
});

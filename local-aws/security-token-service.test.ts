import { GetIdCommand, GetOpenIdTokenCommand } from '@aws-sdk/client-cognito-identity';
import { CreatePresignedDomainUrlCommand } from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { guestsRole, usersRole } from './access';
import { classicPool, guestPool, loginsOf, startTestWorld, type TestWorld } from './start-test-world';

let world: TestWorld;

beforeAll(async () => {
  world = await startTestWorld();
});
afterAll(() => world.local.close());

async function getOpenIdToken(pool: string, logins: Record<string, string> = {}): Promise<string> {
  const { IdentityId } = await world.cognitoIdentity.send(new GetIdCommand({ IdentityPoolId: pool, Logins: logins }));
  const command = new GetOpenIdTokenCommand({ IdentityId, Logins: logins });
  return (await world.cognitoIdentity.send(command)).Token ?? '';
}

async function assumeRole(token: string, role: string, extra: Record<string, string> = {}) {
  const input = { Action: 'AssumeRoleWithWebIdentity', Version: '2011-06-15', RoleSessionName: 'studio-launcher' };
  const body = new URLSearchParams({ ...input, RoleArn: role, WebIdentityToken: token, ...extra }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await world.fetch('https://sts.us-east-1.amazonaws.com/', { method: 'POST', headers, body });
  const find = (name: string) => new RegExp(`<${name}>([^<]+)</${name}>`).exec(answer.body)?.[1] ?? '';
  const credentials = {
    ...{ accessKeyId: find('AccessKeyId'), secretAccessKey: find('SecretAccessKey') },
    sessionToken: find('SessionToken'),
  };
  return {
    ...{ status: answer.status, code: find('Code'), message: find('Message') },
    credentials,
    expiration: Date.parse(find('Expiration')),
  };
}

const presign = async (credentials: Awaited<ReturnType<typeof assumeRole>>['credentials'], user: string) => {
  const command = new CreatePresignedDomainUrlCommand({ DomainId: 'd-abcdefgh1234', UserProfileName: user });
  return (await world.sageMaker(credentials).send(command)).AuthorizedUrl;
};

describe('the basic flow', () => {
  test('gives a user credentials that presign', async () => {
    const logins = loginsOf((await world.signIn('alice')).id_token);
    const token = await getOpenIdToken(classicPool, logins);
    const { credentials, expiration } = await assumeRole(token, usersRole, { DurationSeconds: '900' });
    expect(expiration - Date.now()).toBeLessThanOrEqual(900_000);
    await expect(presign(credentials, 'alice')).resolves.toContain('https://');
    await expect(presign(credentials, 'bob')).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  test('lets guests in, as no session policy cuts them down', async () => {
    const { credentials } = await assumeRole(await getOpenIdToken(guestPool), guestsRole);
    await expect(presign(credentials, 'bob')).resolves.toContain('https://');
    await expect(presign(credentials, 'alice')).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  test('gives no one another’s role', async () => {
    const { status, code } = await assumeRole(await getOpenIdToken(guestPool), usersRole);
    expect([status, code]).toEqual([403, 'AccessDenied']);
  });

  test('is kept from the role by a policy of the organization, which is named', async () => {
    world.local.setAwsWays({ barrier: { policy: 'resource control policy', isExplicit: true } });
    const { status, code, message } = await assumeRole(await getOpenIdToken(guestPool), guestsRole);
    world.local.reset();
    expect([status, code]).toEqual([403, 'AccessDenied']);
    expect(message).toMatch(
      /sts:AssumeRoleWithWebIdentity on resource: arn:.* with an explicit deny in a resource control policy$/,
    );
  });

  test('takes no made-up token, and no duration out of bounds', async () => {
    expect((await assumeRole('made-up', guestsRole)).code).toBe('InvalidIdentityToken');
    const token = await getOpenIdToken(guestPool);
    expect((await assumeRole(token, guestsRole, { DurationSeconds: '60' })).code).toBe('ValidationError');
  });

  test('takes no duration beyond the role’s own, though AWS’s bounds have room for it', async () => {
    const token = await getOpenIdToken(guestPool);
    const { status, code } = await assumeRole(token, guestsRole, { DurationSeconds: '43200' });
    expect([status, code]).toEqual([400, 'ValidationError']);
    expect(world.local.log.at(-1)?.verdict).toContain('exceeds the MaxSessionDuration set for this role');
  });

  test('takes no body that is no form', async () => {
    const body = JSON.stringify({ Action: 'AssumeRoleWithWebIdentity' });
    const answer = await world.fetch('https://sts.us-east-1.amazonaws.com/', { method: 'POST', body });
    expect([answer.status, answer.body]).toEqual([400, expect.stringContaining('<Code>MissingAction</Code>')]);
  });

  test('takes a token for ten minutes', async () => {
    const token = await getOpenIdToken(guestPool);
    world.local.setClockOffset(11 * 60 * 1000);
    expect((await assumeRole(token, guestsRole)).code).toBe('ExpiredTokenException');
    world.local.reset();
  });
});

import { CreatePresignedDomainUrlCommand, type SageMakerClient } from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestWorld, type TestCredentials, type TestWorld } from './start-test-world';

let world: TestWorld;
let credentials: TestCredentials;

beforeAll(async () => {
  world = await startTestWorld();
  credentials = await world.getCredentials();
});
beforeEach(() => world.local.reset());
afterAll(() => world.local.close());

const minute = 60 * 1000;
const input = { DomainId: 'd-abcdefgh1234', UserProfileName: 'alice' };
const presign = (client: SageMakerClient) => client.send(new CreatePresignedDomainUrlCommand(input));

interface WireRequest {
  headers: Record<string, string>;
  body: Uint8Array;
  path: string;
}

function isWireRequest(request: unknown): request is WireRequest {
  return typeof request === 'object' && request !== null && 'headers' in request && 'body' in request;
}

/** A client whose requests are changed on the wire, after they were signed. */
function clientThatChanges(change: (request: WireRequest) => void, region?: string): SageMakerClient {
  const client = world.sageMaker(credentials, region);
  client.middlewareStack.add(
    next => arguments_ => {
      const { request } = arguments_;
      if (!isWireRequest(request)) throw new Error('This is not a request');
      change(request);
      return next(arguments_);
    },
    { step: 'deserialize', priority: 'low' },
  );
  return client;
}

describe('a signature', () => {
  test('of the AWS SDK is accepted', async () => {
    expect((await presign(world.sageMaker(credentials))).AuthorizedUrl).toMatch(/^https:\/\/d-abcdefgh1234\.studio\./);
    expect(world.local.log).toMatchObject([{ operation: 'SageMaker.CreatePresignedDomainUrl', verdict: 'ok' }]);
  });

  const changes: [string, (request: WireRequest) => void, string, RegExp][] = [
    [
      'with a changed body is refused',
      request => {
        request.body = Buffer.from(new TextDecoder().decode(request.body).replace('alice', 'bobby'));
      },
      'InvalidSignatureException',
      /does not match the signature you provided/,
    ],
    [
      'with a changed signed header is refused',
      request => {
        request.headers['content-type'] = 'application/x-amz-json-1.1; charset=utf-8';
      },
      'InvalidSignatureException',
      /does not match the signature you provided/,
    ],
    [
      'with a changed path is refused',
      request => {
        request.path = '/other';
      },
      'InvalidSignatureException',
      /does not match the signature you provided/,
    ],
    [
      'with another session token is refused',
      request => {
        request.headers['x-amz-security-token'] = 'another';
      },
      'UnrecognizedClientException',
      /^The security token included in the request is invalid/,
    ],
    [
      'that leaves the session token unsigned is refused',
      request => {
        request.headers.authorization = request.headers.authorization?.replace(';x-amz-security-token', '') ?? '';
      },
      'InvalidSignatureException',
      /'x-amz-security-token' must be a 'SignedHeader'/,
    ],
    [
      'by an unknown key is refused',
      request => {
        request.headers.authorization = request.headers.authorization?.replace(/ASIA\w+/, 'ASIAUNKNOWN') ?? '';
      },
      'UnrecognizedClientException',
      /^The security token included in the request is invalid/,
    ],
    [
      'for another service is refused',
      request => {
        request.headers.authorization = request.headers.authorization?.replace('/sagemaker/', '/s3/') ?? '';
      },
      'InvalidSignatureException',
      /scoped to correct service: 'sagemaker'/,
    ],
    [
      'for another region is refused',
      request => {
        request.headers.authorization = request.headers.authorization?.replace('/us-east-1/', '/eu-west-1/') ?? '';
      },
      'InvalidSignatureException',
      /scoped to a valid region, not 'eu-west-1'/,
    ],
    [
      'that is missing is refused',
      request => {
        delete request.headers.authorization;
      },
      'MissingAuthenticationTokenException',
      /^Missing Authentication Token$/,
    ],
    [
      'that is cut off is refused',
      request => {
        request.headers.authorization = request.headers.authorization?.slice(0, -3) ?? '';
      },
      'IncompleteSignatureException',
      /requires Credential, SignedHeaders and Signature/,
    ],
  ];
  test.each(changes)('%s', async (_name, change, name, message) => {
    await expect(presign(clientThatChanges(change))).rejects.toMatchObject({
      ...{ name, message: expect.stringMatching(message), $metadata: { httpStatusCode: 400 } },
    });
    expect(world.local.log.at(-1)?.verdict).toMatch(message.source.startsWith('^') ? new RegExp(name) : message);
  });

  test('made more than five minutes ago is refused, with the server’s Date beside it', async () => {
    world.local.setClockOffset(6 * minute);
    await expect(presign(world.sageMaker(credentials))).rejects.toMatchObject({
      name: 'InvalidSignatureException',
      message: expect.stringMatching(/^Signature expired: \w+Z is now earlier than \w+Z \(\w+Z - 5 min\.\)$/),
      $response: { headers: { date: expect.any(String) } },
    });
  });

  test('from more than five minutes ahead is refused', async () => {
    world.local.setClockOffset(-6 * minute);
    await expect(presign(world.sageMaker(credentials))).rejects.toMatchObject({
      name: 'InvalidSignatureException',
      message: expect.stringMatching(/^Signature not yet current: \w+Z is still later than \w+Z \(\w+Z \+ 5 min\.\)$/),
    });
  });

  test('four minutes off is accepted, either way', async () => {
    for (const offset of [4 * minute, -4 * minute]) {
      world.local.setClockOffset(offset);
      await expect(presign(world.sageMaker(credentials))).resolves.toBeDefined();
    }
  });

  test('ten minutes off is corrected by the SDK on its second attempt, from the Date header', async () => {
    world.local.setClockOffset(10 * minute);
    const client = world.sageMaker(credentials);
    await expect(presign(client)).rejects.toBeDefined();
    await expect(presign(client)).resolves.toBeDefined();
  });

  test('by expired credentials is refused', async () => {
    world.local.setLifetimes({ credentialsSeconds: 60 });
    const brief = await world.getCredentials();
    world.local.setLifetimes({ credentialsSeconds: 3600 });
    world.local.setClockOffset(2 * minute);
    await expect(presign(world.sageMaker(brief))).rejects.toMatchObject({
      name: 'ExpiredTokenException',
      message: 'The security token included in the request is expired',
    });
  });
});

import { AssumeRoleWithWebIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { HttpResponse } from '@smithy/core/protocols';
import { describe, expect, test } from 'vitest';
import { parseXmlAnswer, WorkerQueryProtocol } from './worker-query-protocol';

// docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html, its example with shorter keys.
const answer = `<AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
  <AssumeRoleWithWebIdentityResult>
    <SubjectFromWebIdentityToken>amzn1.account.AF6RHO7KZU5XRVQJGXK6HB56KR2A</SubjectFromWebIdentityToken>
    <Audience>client.5498841531868486423.1548@apps.example.com</Audience>
    <AssumedRoleUser>
      <Arn>arn:aws:sts::123456789012:assumed-role/FederatedWebIdentityRole/app1</Arn>
      <AssumedRoleId>AROACLKWSDQRAOEXAMPLE:app1</AssumedRoleId>
    </AssumedRoleUser>
    <Credentials>
      <SessionToken>AQoDYXdzEE0a8ANXXXXXXXXNO1ewxE5TijQyp+IEXAMPLE==</SessionToken>
      <SecretAccessKey>wJalrXUtnFEMI/K7MDENG/bPxRfiCYzEXAMPLEKEY</SecretAccessKey>
      <Expiration>2014-10-24T23:00:23Z</Expiration>
      <AccessKeyId>ASgeIAIOSFODNN7EXAMPLE</AccessKeyId>
    </Credentials>
    <Provider>www.amazon.com</Provider>
  </AssumeRoleWithWebIdentityResult>
  <ResponseMetadata><RequestId>ad4156e9-bce1-11e2-82e6-6b6efEXAMPLE</RequestId></ResponseMetadata>
</AssumeRoleWithWebIdentityResponse>`;

/** What the Security Token Service's client makes of an answer. */
async function receive(xml: string, statusCode = 200) {
  const body = new TextEncoder().encode(xml);
  const client = new STSClient({
    ...{ region: 'us-east-1', maxAttempts: 1, protocol: WorkerQueryProtocol },
    requestHandler: { handle: async () => ({ response: new HttpResponse({ statusCode, headers: {}, body }) }) },
  });
  return await client.send(
    new AssumeRoleWithWebIdentityCommand({ RoleArn: 'arn', RoleSessionName: 'alice', WebIdentityToken: 'token' }),
  );
}

test('the credentials are those of AWS’s own example', async () => {
  expect((await receive(answer)).Credentials).toEqual({
    AccessKeyId: 'ASgeIAIOSFODNN7EXAMPLE',
    SecretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYzEXAMPLEKEY',
    SessionToken: 'AQoDYXdzEE0a8ANXXXXXXXXNO1ewxE5TijQyp+IEXAMPLE==',
    Expiration: new Date('2014-10-24T23:00:23Z'),
  });
});

describe('no credentials are in', () => {
  const key = '<AccessKeyId>ASgeIAIOSFODNN7EXAMPLE</AccessKeyId>';
  test.each([
    ['an answer with nothing in it', ''],
    ['a page', '<html><Credentials></Credentials></html>'],
    ['an answer of another operation', answer.replaceAll('AssumeRoleWithWebIdentity', 'AssumeRole')],
  ])('%s', async (_what, xml) => {
    expect((await receive(xml)).Credentials).toBeUndefined();
  });

  test.each([
    ['JSON', '{"Credentials":{}}'],
    ['an answer whose end is no time', answer.replace('2014-10-24T23:00:23Z', 'tomorrow')],
    ['an answer with an element twice', answer.replace(key, key + key)],
    ['an answer that ends within an element', answer.slice(0, answer.indexOf('</AccessKeyId>'))],
    ['an answer that is too long', answer + ' '.repeat(100_000)],
  ])('%s, which is refused', async (_what, xml) => {
    await expect(receive(xml)).rejects.toThrow();
  });
});

test('of an error, code and message are read', async () => {
  const error =
    '<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>Not &lt;you&gt; &amp;amp; &quot;me&quot;</Message></Error></ErrorResponse>';
  await expect(receive(error, 403)).rejects.toMatchObject({
    name: 'AccessDenied',
    message: 'Not <you> &amp; "me"',
    $metadata: { httpStatusCode: 403 },
  });
});

test('what cannot be read is not quoted: it may hold keys', () => {
  const cut = answer.slice(0, answer.indexOf('</AccessKeyId>'));
  expect(() => parseXmlAnswer(cut)).toThrow(new SyntaxError('No XML'));
});

test('elements nested without end are refused', () => {
  expect(() => parseXmlAnswer('<a>'.repeat(30_000))).toThrow(SyntaxError);
});

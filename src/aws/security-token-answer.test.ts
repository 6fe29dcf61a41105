import { describe, expect, test } from 'vitest';
import { parseSecurityTokenError, parseSessionCredentials } from './security-token-answer';

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

test('the credentials are those of AWS’s own example', () => {
  expect(parseSessionCredentials(answer)).toEqual({
    accessKeyId: 'ASgeIAIOSFODNN7EXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYzEXAMPLEKEY',
    sessionToken: 'AQoDYXdzEE0a8ANXXXXXXXXNO1ewxE5TijQyp+IEXAMPLE==',
    expiration: Date.UTC(2014, 9, 24, 23, 0, 23),
  });
});

describe('refused as no answer of AWS’s is one', () => {
  const without = (name: string) => answer.replace(new RegExp(`<${name}>.*</${name}>`), '');
  const key = '<AccessKeyId>ASgeIAIOSFODNN7EXAMPLE</AccessKeyId>';
  test.each([
    ['with nothing in it', ''],
    ['in JSON', '{"Credentials":{}}'],
    ['that is a page', '<html><Credentials></Credentials></html>'],
    ['without an access key ID', without('AccessKeyId')],
    ['without a secret', without('SecretAccessKey')],
    ['without a session token', without('SessionToken')],
    ['without an end', without('Expiration')],
    ['whose end is no time', answer.replace('2014-10-24T23:00:23Z', 'tomorrow')],
    ['with an element twice', answer.replace(key, key + key)],
    ['with credentials twice', answer.replace('</Credentials>', '</Credentials><Credentials></Credentials>')],
    ['that ends within an element', answer.slice(0, answer.indexOf('</AccessKeyId>'))],
    ['with an element in the place of a text', answer.replace('ASgeIA', '<b/>ASgeIA')],
    ['with CDATA', answer.replace('ASgeIAIOSFODNN7EXAMPLE', '<![CDATA[ASgeIAIOSFODNN7EXAMPLE]]>')],
    ['with an entity of its own', answer.replace('ASgeIA', '&x;')],
    ['of another operation', answer.replaceAll('AssumeRoleWithWebIdentity', 'AssumeRole')],
    ['with an empty element', answer.replace('ASgeIAIOSFODNN7EXAMPLE', '')],
  ])('an answer %s', (_what, xml) => {
    expect(() => parseSessionCredentials(xml)).toThrow(SyntaxError);
  });
});

test.each([
  [
    '<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>Not &lt;you&gt; &amp;amp; &quot;me&quot; &x;</Message></Error></ErrorResponse>',
    { name: 'AccessDenied', message: 'Not <you> &amp; "me" &x;' },
  ],
  ['<html><h1>Welcome to the airport</h1></html>', { name: '', message: '' }],
  ['', { name: '', message: '' }],
])('of the error %s code and message are read', (xml, error) => {
  expect(parseSecurityTokenError(xml)).toEqual(error);
});

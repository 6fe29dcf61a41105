import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exampleConnection, exampleDocument, studioProfile } from '../../test/support/example-document';
import { documents, propertyRuns } from '../../test/support/generated-documents';
import { inEnglish } from '../../test/support/in-english';
import { dropSecrets } from './drop-secrets';

// Put together here, so that no scanner for secrets takes them for real ones.
const keyId = `ASIA${'Z'.repeat(16)}`;
const jwt = ['eyJhbGciOiJSUzI1NiJ9', 'eyJzdWIiOiJhbGljZSJ9', 'c2lnbmF0dXJl'].join('.');
const studioLink = 'https://d-1.studio.us-east-1.sagemaker.aws/auth?token=sgn-canary';
const notebookLink = 'https://research-1.notebook.cn-north-1.sagemaker.com.cn/?authToken=sgn-canary';
const signed = 'https://s3.amazonaws.com/bucket/key?a=1&X-Amz-Signature=canary';

describe('54: an import that holds secrets: they are dropped, and said:', () => {
  test.each([
    ...['clientSecret', 'client_secret', 'CLIENT-SECRET', 'clientsecret', 'secretAccessKey', 'SecretAccessKey'],
    ...['aws_secret_access_key', 'sessionToken', 'aws_session_token', 'accessKeyId', 'AccessKeyID', 'idToken'],
    ...['id_token', 'IDToken', 'refreshToken', 'refresh_token', 'access_token', 'password', 'dbPassword', 'passwd'],
    ...['token', 'githubToken', 'AuthorizedUrl', 'authorizedURL', 'privateKey', 'apiKey', 'API_KEY', 'code_verifier'],
  ])('a member named %s, wherever it is', name => {
    const document = {
      version: 1,
      [name]: 'canary',
      connections: [{ ...exampleConnection, signIn: { ...exampleConnection.signIn, [name]: { deep: 'canary' } } }],
      profiles: [{ ...studioProfile, extra: [{ [name]: 12345 }] }],
    };
    const { value, dropped } = dropSecrets(document);
    expect(value).toEqual({
      version: 1,
      connections: [exampleConnection],
      profiles: [{ ...studioProfile, extra: [{}] }],
    });
    expect(dropped.map(({ path }) => path).sort()).toEqual(
      [name, `connections.0.signIn.${name}`, `profiles.0.extra.0.${name}`].sort(),
    );
    expect(inEnglish(dropped[0]?.reason ?? '')).toBe('It is named like a secret.');
    expect(JSON.stringify(dropped)).not.toContain('canary');
  });

  test.each<[name: string, text: string, reason: string]>([
    ['an access key ID', keyId, 'It looks like an AWS access key ID.'],
    ['an access key ID in a command', `export AWS_ACCESS_KEY_ID=${keyId};`, 'It looks like an AWS access key ID.'],
    ['a JWT', jwt, 'It looks like a token (JWT).'],
    ['a JWT in a header', `Authorization: Bearer ${jwt}`, 'It looks like a token (JWT).'],
    ['a presigned URL', signed, 'It looks like a presigned URL.'],
    ['a link that opens Studio', studioLink, 'It looks like a presigned URL.'],
    ['a link that opens a notebook instance', notebookLink, 'It looks like a presigned URL.'],
    ['a private key', '-----BEGIN RSA PRIVATE KEY-----\nabc', 'It looks like a private key.'],
  ])('a value that looks like %s, in a member of whatever name, in a list, as a name', (_, text, reason) => {
    const { value, dropped } = dropSecrets({
      note: text,
      profiles: [{ ...studioProfile, keywords: ['lab', text, 'prod'], landingUri: text }],
      [text]: 1,
    });
    const { landingUri: _landingUri, ...others } = studioProfile;
    expect(value).toEqual({ profiles: [{ ...others, keywords: ['lab', 'prod'] }] });
    expect(dropped.map(({ path }) => path).sort()).toEqual(
      ['note', 'profiles.0.keywords.1', 'profiles.0.landingUri', '…'].sort(),
    );
    expect(dropped.map(({ reason: why }) => inEnglish(why))).toEqual(Array.from({ length: 4 }, () => reason));
    expect(JSON.stringify(dropped)).not.toContain(text);
  });
  test('a text that is nothing but a secret', () => {
    expect(dropSecrets(jwt)).toMatchObject({ value: undefined, dropped: [{ path: '' }] });
  });
});

describe('54: nothing else is taken for a secret:', () => {
  test('the example document', () => {
    expect(dropSecrets(exampleDocument)).toEqual({ value: exampleDocument, dropped: [] });
  });

  test.each<[name: string, member: object]>([
    [
      'names of what is no secret',
      { tokenEndpoint: 'https://a.b', secretary: 'x', passwordless: 'x', tokens: 3, keys: [] },
    ],
    ['whether there is one', { hasSecret: true, password: null, token: '', usesToken: false }],
    ['our own members', { clientId: 'AKIA', identityPoolId: 'us-east-1:0', keywords: ['token', 'password', 'secret'] }],
    [
      'landing URIs',
      { landingUri: 'app:JupyterLab:lab/tree/token=1/password.ipynb?token=1', path: 'lab/tree/eyJ.eyJ' },
    ],
    ['a longer word with such a start', { note: 'AKIAWORLDXAKIAWORLDXAKIAWORLDX', id: 'asia-southeast-1' }],
    ['a presigned URL that is only named', { note: 'X-Amz-Signature is what signs it' }],
  ])('%s', (_, member) => {
    expect(dropSecrets({ a: [member] })).toEqual({ value: { a: [member] }, dropped: [] });
  });

  test('generated documents, their unknown members included', () => {
    fc.assert(
      fc.property(documents, document => {
        expect(dropSecrets(document)).toEqual({ value: document, dropped: [] });
      }),
      propertyRuns,
    );
  });
});

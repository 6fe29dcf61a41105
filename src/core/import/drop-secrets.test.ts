import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exampleConnection, exampleDocument, studioProfile } from '../../../test/support/example-document';
import { documents, fewRuns } from '../../../test/support/generated-documents';
import { inEnglish } from '../../../test/support/in-english';
import { dropSecrets } from './drop-secrets';

// Put together here, so that no scanner for secrets takes them for real ones.
const keyId = `ASIA${'Z'.repeat(16)}`;
const jwt = ['eyJhbGciOiJSUzI1NiJ9', 'eyJzdWIiOiJhbGljZSJ9', 'c2lnbmF0dXJl'].join('.');
const header = 'eyJlbmMiOiJBMjU2R0NNIiwiYWxnIjoiUlNBLU9BRVAifQ';
const jwe = [header, 'OKOawDo13gRp2oja', '48V1_ALb6US04U3b', '5eym8TW_c8SuK0lt', 'XFBoMYUZodetZdvT'].join('.');
const directJwe = [header, '', '48V1_ALb6US04U3b', '5eym8TW_c8SuK0lt', 'XFBoMYUZodetZdvT'].join('.');
const shortJwe = [header, 'key', 'iv', 'text', 'tag'].join('.');
// As RFC 7515 A.1 writes its header, with a line end within it, and a payload that is elsewhere.
const blankHeader = btoa('{ "typ":"JWT",\r\n "alg":"HS256"}').replaceAll('=', '');
const detached = [blankHeader, '', 'dBjftJeZ4CVPmB92'].join('.');
const secretKey = ['wJalrXUtnFEMI', 'K7MDENG', 'bPxRfiCYEXAMPLEKEY'].join('/');
const plainKey = 'abcdefghij'.repeat(4);
const sessionToken = ['IQoJb3JpZ2lu', 'X2VjEEoaCXVzLWVhc3QtMSJHMEUCIQD'].join('');
const oldSessionToken = ['FwoGZXIvYXdz', 'EBYaDHVzLWVhc3QtMQ'].join('');
const opaque = Array.from({ length: 40 }, (_, index) => `a${index % 10}B`).join('');
const github = ['ghp', '_', 'a1B2'.repeat(9)].join('');
const slack = ['xoxb', '123456789012', 'abcDEF'].join('-');
const encodedPem = btoa('-----BEGIN RSA PRIVATE KEY-----\nabc');
const studioLink = 'https://d-1.studio.us-east-1.sagemaker.aws/auth?token=sgn-canary';
const notebookLink = 'https://research-1.notebook.cn-north-1.sagemaker.com.cn/?authToken=sgn-canary';
const signed = 'https://s3.amazonaws.com/bucket/key?a=1&X-Amz-Signature=canary';

const encodings: Readonly<Record<string, (text: string) => string>> = {
  'in base64': btoa,
  'in base64url': text => btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''),
  'in base64, broken into lines': text => btoa(`${'#'.repeat(50)}\n${text}`).replace(/.{76}/g, '$&\n'),
  'in an address': encodeURIComponent,
  'in an address, each character': text =>
    text.replace(/./gs, sign => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`),
  'in base64 in an address': text => encodeURIComponent(btoa(text)),
  'in base64, twice': text => btoa(btoa(text)),
};

describe('83: a secret is dropped', () => {
  test.each(Object.entries(encodings))('%s', (_, encode) => {
    for (const secret of [
      keyId,
      secretKey,
      `${keyId}:${secretKey}`,
      jwt,
      jwe,
      sessionToken,
      'password = correct-horse',
    ]) {
      expect(dropSecrets({ note: encode(secret), kept: encode('a note of no interest to anybody') })).toMatchObject({
        value: { kept: expect.any(String) },
        dropped: [{ path: 'note' }],
      });
    }
  });
});

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
    expect(inEnglish(dropped[0]?.reason ?? '')).toBe('The name looks like a secret’s.');
    expect(JSON.stringify(dropped)).not.toContain('canary');
  });

  test.each<[name: string, text: string, reason: string]>([
    ['an access key ID', keyId, 'Looks like an AWS access key ID.'],
    ['an access key ID in a command', `export AWS_ACCESS_KEY_ID=${keyId};`, 'Looks like an AWS access key ID.'],
    ['a JWT', jwt, 'Looks like a token (JWT).'],
    ['a JWT in a header', `Authorization: Bearer ${jwt}`, 'Looks like a token (JWT).'],
    ['a presigned URL', signed, 'Looks like a presigned URL.'],
    ['a link that opens Studio', studioLink, 'Looks like a presigned URL.'],
    ['a link that opens a notebook instance', notebookLink, 'Looks like a presigned URL.'],
    ['a private key', '-----BEGIN RSA PRIVATE KEY-----\nabc', 'Looks like a private key.'],
    ['a private key of PGP', '-----BEGIN PGP PRIVATE KEY BLOCK-----', 'Looks like a private key.'],
    ['a private key in base64', encodedPem, 'Looks like a private key.'],
    ['a JWE, such as a refresh token of Cognito', jwe, 'Looks like a token (JWT).'],
    ['a JWE whose key was agreed on', directJwe, 'Looks like a token (JWT).'],
    ['a JWE with short parts', shortJwe, 'Looks like a token (JWT).'],
    ['a JWE in an address', `https://id.example/cb#refresh=${jwe}&a=1`, 'Looks like a token (JWT).'],
    ['a JWS with a blank in its header, without its payload', detached, 'Looks like a token (JWT).'],
    ['a secret access key', secretKey, 'Looks like an AWS secret access key.'],
    ['a secret access key in a line', `key is: ${secretKey}, renew it`, 'Looks like an AWS secret access key.'],
    ['a secret access key of a shell', `export KEY=${secretKey}`, 'Looks like an AWS secret access key.'],
    ['a session token', sessionToken, 'Looks like an AWS session token.'],
    ['an older session token', oldSessionToken, 'Looks like an AWS session token.'],
    ['a long opaque token', opaque, 'Looks like a token, password, or cookie.'],
    ['a token of GitHub', github, 'Looks like a token, password, or cookie.'],
    ['a token of Slack', `curl -H ${slack}`, 'Looks like a token, password, or cookie.'],
    ['a bearer token', 'curl -H "Authorization: Bearer abcdef0123"', 'Looks like a token, password, or cookie.'],
    ['a bearer token alone', 'bearer abcdef0123', 'Looks like a token, password, or cookie.'],
    ['a user name and a password', `Basic ${btoa('user:pass')}`, 'Looks like a token, password, or cookie.'],
    ['a password in an address', 'https://u:p@git.example/', 'Looks like a token, password, or cookie.'],
    ['a cookie', 'Cookie: session=abc', 'Looks like a token, password, or cookie.'],
    ['a cookie that is set', 'set-cookie: __Host-a=b; Secure', 'Looks like a token, password, or cookie.'],
    ['a token in a query', 'https://a.example/x?access_token=abcdef', 'Looks like a token, password, or cookie.'],
    ['a line of a file', 'password = correct-horse', 'Looks like a token, password, or cookie.'],
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

  test('the secret key beside an access key’s ID, however it looks, and in a list', () => {
    const { value, dropped } = dropSecrets({
      a: { one: keyId, two: plainKey, three: 'x' },
      b: [keyId, plainKey],
      c: plainKey,
      d: { one: keyId, deep: [{ two: plainKey }] },
    });
    expect(value).toEqual({ a: { three: 'x' }, b: [], c: plainKey, d: { deep: [{}] } });
    expect(dropped.map(({ path }) => path)).toEqual(['a.one', 'a.two', 'b.0', 'b.1', 'd.one', 'd.deep.0.two']);
  });

  test('the private members of a JSON Web Key', () => {
    const jwk = { kty: 'EC', crv: 'P-256', x: 'f83OJ3D2', y: 'x_FEzRu9' };
    const { value, dropped } = dropSecrets({ jwk: { ...jwk, d: 'jpsQnnGQ' } });
    expect([value, dropped.map(({ path }) => path)]).toEqual([{ jwk }, ['jwk.d']]);
  });

  test('at any depth, in unknown members, as a name there', () => {
    const deep = (leaf: unknown) => Array.from({ length: 30 }).reduce<unknown>(inner => ({ x: [inner] }), leaf);
    expect(dropSecrets(deep({ note: jwe, [sessionToken]: 1, kept: 1 })).value).toEqual(deep({ kept: 1 }));
  });

  test('what is told of a place is short, however long the names are', () => {
    const long = 'n'.repeat(300_000);
    const { dropped } = dropSecrets({ [long]: Array.from({ length: 1_000 }, () => jwt) });
    expect(dropped).toHaveLength(1_000);
    expect(Math.max(...dropped.map(({ path }) => path.length))).toBeLessThan(100);
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
    [
      'what is as long',
      { sha1: 'da39a3ee5e6b4b0d3255bfef95601890afd80709', path: 'lab/tree/ProjectA/Notebook2024/Analysis1' },
    ],
    [
      'a long path',
      { landingUri: `app:JupyterLab:lab/tree/${'users/Alice/2024/Q3/exp-01/run_02/Model-V2/'.repeat(4)}train.ipynb` },
    ],
    ['a client’s ID of 40 characters', { clientId: secretKey.replaceAll('/', 'a') }],
    ['a picture', { icon: `data:image/png;base64,${opaque}` }],
    ['a public certificate', { ca: '-----BEGIN CERTIFICATE-----\nabc' }],
    [
      'words about secrets',
      { note: 'The password: required. Bearer authentication. Basic training. Set-Cookie: none' },
    ],
    ['an address with a port, and a mail address', { a: 'https://a.example:8443/x', b: 'Alice: alice@acme.example' }],
    ['versions', { note: 'eyJhbGciOi.1.2', v: '1.2.3.4.5', host: 'a.b.c.d.example' }],
    ['a presigned URL that is only named', { note: 'X-Amz-Signature is what signs it' }],
  ])('%s', (_, member) => {
    expect(dropSecrets({ a: [member] })).toEqual({ value: { a: [member] }, dropped: [] });
  });

  test('generated documents, their unknown members included', () => {
    fc.assert(
      fc.property(documents, document => {
        expect(dropSecrets(document)).toEqual({ value: document, dropped: [] });
      }),
      fewRuns,
    );
  });
});

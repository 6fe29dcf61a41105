import { describe, expect, test } from 'vitest';
import { exampleDocument } from '../../../test/support/example-document';
import { inEnglish } from '../../../test/support/in-english';
import { parseImportLink } from './import-link';

const encode = (text: string | Uint8Array) => Buffer.from(text).toString('base64url');
const text = JSON.stringify(exampleDocument);
const url = (address: string) => `web+sagemaker:import?url=${encodeURIComponent(address)}`;

test.each([
  [url('https://config.team.example/studio.json'), 'https://config.team.example/studio.json'],
  ['web+sagemaker:import?url=https://config.team.example/studio.json', 'https://config.team.example/studio.json'],
  ['web+sagemaker:import?url=https://config.team.example/?file=studio', 'https://config.team.example/?file=studio'],
  [url('https://config.team.example/?a=1&b=2'), 'https://config.team.example/?a=1&b=2'],
  [url('https://config.team.example:8443/studio.json'), 'https://config.team.example:8443/studio.json'],
  ['WEB+SAGEMAKER://IMPORT/?url=https://config.team.example/', 'https://config.team.example/'],
])('%s names the file %s', (link, address) => {
  expect(parseImportLink(link)).toEqual({ ok: true, source: { type: 'file', address } });
});

test.each([
  ['a document', encode(text), text],
  ['a document with padding', `${encode('{ }  ')}=`, '{ }  '],
  ['letters of any language', encode('{"name":"Zoë 研究"}'), '{"name":"Zoë 研究"}'],
  ['the longest document', encode('x'.repeat(10_000)), 'x'.repeat(10_000)],
])('a link carries %s', (_what, encoded, carried) => {
  expect(parseImportLink(`web+sagemaker:import?document=${encoded}`)).toEqual({
    ok: true,
    source: { type: 'text', text: carried },
  });
});

test.each([
  'web+sagemaker:launch?profile=a',
  'web+sagemaker:imports?url=https://a.example/',
  'https://import?url=a',
  '',
])('%j asks for something else', link => {
  expect(parseImportLink(link)).toBeUndefined();
});

describe('a link that is not valid says what to change:', () => {
  test.each([
    ['web+sagemaker:import', 'Name a file (url=) or a document (document=) in the link.'],
    ['web+sagemaker:import?', 'Name a file (url=) or a document (document=) in the link.'],
    ['web+sagemaker:import?url=', 'Name a file (url=) or a document (document=) in the link.'],
    ['web+sagemaker:import?document=', 'Name a file (url=) or a document (document=) in the link.'],
    ['web+sagemaker:import?url=https://a.example/&url=https://b.example/', 'Keep only one url= in the link.'],
    [`${url('https://a.example/')}&document=e30`, 'Keep either url= or document= in the link, not both.'],
    ['web+sagemaker:import?file=https://a.example/', 'Remove file= from the link. Within a URL, write & as %26.'],
    ['web+sagemaker:import?url=https://a.example/?x=1&y=2', 'Remove y= from the link. Within a URL, write & as %26.'],
    [
      url('config.team.example/a'),
      'Write the whole URL of the file, such as https://example.com/studio-launcher.json.',
    ],
    [url('https://'), 'Write the whole URL of the file, such as https://example.com/studio-launcher.json.'],
    [url('https://a.example./'), 'Write the whole URL of the file, such as https://example.com/studio-launcher.json.'],
    [url('http://a.example/'), 'Use an https URL. A file behind http: isn’t downloaded.'],
    [url('javascript:alert(1)'), 'Use an https URL. A file behind javascript: isn’t downloaded.'],
    [url('file:///etc/passwd'), 'Use an https URL. A file behind file: isn’t downloaded.'],
    [url('data:application/json,{}'), 'Use an https URL. A file behind data: isn’t downloaded.'],
    [url('https://good.example@evil.example/'), 'Remove the user name and the password from the URL.'],
    [url('https://:secret@a.example/'), 'Remove the user name and the password from the URL.'],
    [url('https://a.example/#part'), 'Remove # and what follows it from the URL.'],
    [url('https://A.example/a'), 'Change https://A.example/a to https://a.example/a.'],
    [url('https://a.example/b/../c'), 'Change https://a.example/b/../c to https://a.example/c.'],
    [url('https://аcme.example/'), 'Change https://аcme.example/ to https://xn--cme-5cd.example/.'],
    [url(`https://a.example/${'x'.repeat(1_024)}`), 'Shorten the URL to 1024 characters.'],
    ['web+sagemaker:import?document=e30!', 'Copy the link again. The document in it is damaged or cut off.'],
    ['web+sagemaker:import?document=a+b/', 'Copy the link again. The document in it is damaged or cut off.'],
    ['web+sagemaker:import?document=e', 'Copy the link again. The document in it is damaged or cut off.'],
    [
      `web+sagemaker:import?document=${encode(Uint8Array.of(0x7b, 0xff, 0xfe))}`,
      'Encode the document in the link as UTF-8.',
    ],
    [
      `web+sagemaker:import?document=${encode('x'.repeat(10_001))}`,
      'Put the document in a file, and name its URL. A link carries at most 10000 bytes.',
    ],
    [`web+sagemaker:import?document=${'A'.repeat(16_384)}`, 'Shorten the link to 16384 characters.'],
  ])('%.90s', (link, sentence) => {
    const parsed = parseImportLink(link);
    expect(parsed?.ok === false && inEnglish(parsed.advice)).toBe(sentence);
  });
});

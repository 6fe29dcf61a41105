import * as v from 'valibot';
import { sharedFileAddressSchema } from '../configuration/connection';
import { decodeText } from '../import/decode-text';
import { type ImportSource, longestLinkedText } from '../import/import-source';
import { entryLimits } from '../words/entry-limits';
import { type Message, message } from '../words/message';
import { isPlainHttpsAddress } from '../words/plain-address';

export type LinkedImport = Extract<ImportSource, { type: 'file' | 'text' }>;

export type ParsedImportLink =
  | { readonly ok: true; readonly source: LinkedImport }
  /** One sentence that says what to change in the link. */
  | { readonly ok: false; readonly advice: Message };

/** In characters. It has room for the longest text in base64url. */
const longestLink = 16_384;

const parts = ['url', 'document'] as const;

/**
 * Parses `web+sagemaker:import?url=…`, the https address of a file under the rules of a shared file's, or
 * `web+sagemaker:import?document=…`, a text of at most 10,000 bytes in base64url (RFC 4648 §5). `undefined` for a link
 * that asks for something else. Nothing is fetched, and what the text means is for the import to say. Never throws.
 */
export function parseImportLink(link: string): ParsedImportLink | undefined {
  const [start] = /^web\+sagemaker:(?:\/\/)?import\/?(?:\?|$)/i.exec(link) ?? [];
  if (start === undefined) return undefined;
  if (link.length > longestLink) return refuse(message('linkTooLong', { max: longestLink }));
  const given = [...new URLSearchParams(link.slice(start.length))];
  const unknown = given.find(([name]) => !parts.some(part => part === name));
  if (unknown) return refuse(message('linkUnknownPart', { name: unknown[0].slice(0, 80) }));
  const [first, second] = given;
  if (!first || first[1] === '') return refuse(message('linkNamesNothing'));
  if (second) return refuse(second[0] === first[0] ? message('linkTwice', { name: first[0] }) : message('linkBoth'));
  return first[0] === 'url' ? readAddress(first[1]) : readText(first[1]);
}

function readAddress(address: string): ParsedImportLink {
  const mistake = findAddressMistake(address);
  return mistake ? refuse(mistake) : { ok: true, source: { type: 'file', address } };
}

function findAddressMistake(address: string): Message | undefined {
  if (address.length > entryLimits.address) return message('linkUrlTooLong', { max: entryLimits.address });
  if (!URL.canParse(address)) return message('linkUrlWhole');
  const { protocol, username, password, href } = new URL(address);
  if (protocol !== 'https:') return message('linkUrlHttps', { found: protocol.slice(0, 80) });
  if (username !== '' || password !== '') return message('linkUrlUser');
  if (address.includes('#')) return message('linkUrlFragment');
  if (v.safeParse(sharedFileAddressSchema, address).success) return undefined;
  // Such as capital letters in the host, or a character that has to be percent-encoded.
  return isPlainHttpsAddress(href)
    ? message('adviceWrite', { found: address.slice(0, 80), expected: href })
    : message('linkUrlWhole');
}

function readText(encoded: string): ParsedImportLink {
  const bytes = decodeBase64Url(encoded);
  if (!bytes) return refuse(message('linkDocumentDamaged'));
  if (bytes.length > longestLinkedText) return refuse(message('linkDocumentTooLong', { max: longestLinkedText }));
  const text = decodeText(bytes);
  return text === undefined ? refuse(message('linkDocumentUtf8')) : { ok: true, source: { type: 'text', text } };
}

/** With or without the padding. `undefined` for any other character, and for a length that no bytes have. */
function decodeBase64Url(encoded: string): Uint8Array | undefined {
  const bare = encoded.replace(/={1,2}$/, '');
  if (!/^[\w-]+$/.test(bare) || bare.length % 4 === 1) return undefined;
  return Uint8Array.from(atob(bare.replaceAll('-', '+').replaceAll('_', '/')), character => character.charCodeAt(0));
}

function refuse(advice: Message): ParsedImportLink {
  return { ok: false, advice };
}

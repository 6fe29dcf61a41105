import { isRandomText } from '../util/random-text';
import { isJoseToken } from './jose-token';
import { type Message, message } from './message';

// The forms of secrets. Every expression here begins with a fixed text and has bounds, or matches no character twice.
// The time for any text is therefore proportional to its length.

/** The ID of an access key. ABIA and ACCA belong to services. */
const accessKeyId = /(?<![A-Za-z0-9])(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Za-z0-9])/;

type Form = readonly [RegExp, Message];

/** Secrets of AWS, and private keys. */
const ownForms: readonly Form[] = [
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
  [accessKeyId, message('secretAccessKeyId')],
  // The start of session tokens of the Security Token Service: the name of their origin, in base64.
  [/(?:IQoJb3JpZ2lu|IQoGb3JpZ2lu|FwoGZXIvYXdz|FQoGZXIvYXdz|AgoJb3JpZ2lu|AgoGb3JpZ2lu)/, message('secretSessionToken')],
  [/[?&]X-Amz-(?:Signature|Credential|Security-Token)=/i, message('secretPresignedUrl')],
  [/-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/, message('secretPrivateKey')],
  // The same in base64, as environment variables carry it.
  [/LS0tLS1CRUdJTi[A-Za-z0-9+/]{0,60}(?:UFJJVkFURSBLRV|QUklWQVRFIEtFW|BSSVZBVEUgS0VZ)/, message('secretPrivateKey')],
  [/PuTTY-User-Key-File-\d/, message('secretPrivateKey')],
];

/** Secrets of other services, and the headers, addresses and settings that carry them. */
const otherForms: readonly Form[] = [
  // Tokens that name their service, so that scanners find them: GitHub, GitLab, Slack, npm, PyPI, Hugging Face, Google,
  // Stripe, OpenAI and Anthropic, Databricks, DigitalOcean, Bedrock.
  [
    /(?<![A-Za-z0-9])gh[opsur]_[A-Za-z0-9]{20}|github_pat_\w{20}|(?<![A-Za-z0-9])gl[a-z]{2,6}-[\w-]{20}/,
    message('secretCredential'),
  ],
  [
    /(?<![A-Za-z0-9])(?:xox[a-z]|xapp)-[A-Za-z0-9-]{10}|hooks\.slack\.com\/services\/[A-Z0-9]{3}/,
    message('secretCredential'),
  ],
  [
    /(?<![A-Za-z0-9])(?:npm_[A-Za-z0-9]{20}|pypi-[\w-]{20}|hf_[A-Za-z0-9]{20}|dapi[0-9a-f]{32}|do[opr]_v1_[0-9a-f]{20})/,
    message('secretCredential'),
  ],
  [/(?<![A-Za-z0-9])(?:AIza[\w-]{30}|ya29\.[\w-]{20}|GOCSPX-[\w-]{20}|1\/\/0[\w-]{20})/, message('secretCredential')],
  [
    /(?<![A-Za-z0-9])(?:[rs]k_(?:live|test)_[A-Za-z0-9]{10}|sk-[A-Za-z0-9_-]{20}|bedrock-api-key-|ABSK[A-Za-z0-9+/]{20})/,
    message('secretCredential'),
  ],
  // Headers: RFC 6750 §2.1, RFC 7617 §2, RFC 6265 §4.
  [
    /\bBearer[ \t]{1,8}(?=[\w.~+/=-]{0,100}[\d_~+/=])[\w.~+/=-]{8}|\bBearer[ \t]{1,8}[\w.~+/=-]{24}/i,
    message('secretCredential'),
  ],
  [/\bauthorization["']?[ \t]{0,8}[:=][ \t]{0,8}["']?[\w-]{1,20}[ \t]{1,8}[^\s"']{6}/i, message('secretCredential')],
  [/\b(?:set-)?cookie["']?[ \t]{0,8}:[ \t]{0,8}["']?[^\s=;"']{1,100}=[^\s;"']/i, message('secretCredential')],
  // A user name and a password in an address (RFC 3986 §3.2.1).
  [/:\/\/[^/?#\s:@]{0,256}:[^/?#\s@]{1,256}@/, message('secretCredential')],
  [
    /[?&#](?:access_token|id_token|refresh_token|client_secret|auth_?token|api_?key|password|sig)=[^&\s]{6}/i,
    message('secretCredential'),
  ],
  // A line of a credentials file, of a shell, or of JSON within a text.
  [
    /(?:secret_?access_?key|secret_?key|client_?secret|(?:session|security|refresh|access|id|auth|api)_?token|api_?key|passw(?:or)?d)["']?[ \t]{0,8}[:=][ \t]{0,8}["']?(?=[A-Za-z.,;]{0,100}[^A-Za-z.,;\s"'])[^\s"']{8}/i,
    message('secretCredential'),
  ],
];

/** How many times a text is decoded: a secret may be in base64, and that in an address. */
const maximumLayers = 3;

/**
 * Names the kind of secret that a text contains anywhere, such as in a command that was pasted into a note, also in
 * base64 or percent-encoding.
 */
export function findSecretForm(text: string): Message | undefined {
  return findWithin(text, maximumLayers);
}

function findWithin(text: string, layers: number): Message | undefined {
  const found = findPlainForm(text);
  if (found || layers === 0) return found;
  for (const decoded of decodeParts(text)) {
    const inside = findWithin(decoded, layers - 1);
    if (inside) return inside;
  }
  return undefined;
}

/** The text without its percent-encoding, and each readable text that it contains in base64. */
function decodeParts(text: string): string[] {
  const plain = text.replace(/%([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  // Programs break long base64 into lines of 64 or 76 characters.
  const unbroken = plain.replace(/(?<=[A-Za-z0-9+/]{64})\r?\n/g, '');
  const runs = unbroken.match(/[A-Za-z0-9+/_-]{24,}/g) ?? [];
  return [...(plain === text ? [] : [plain]), ...runs.map(decodeBase64).filter(isReadable)];
}

/** Empty if it is not base64. */
function decodeBase64(run: string): string {
  try {
    return atob(run.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return '';
  }
}

function isReadable(text: string): boolean {
  return /^[\t\n\r -~]+$/.test(text);
}

function findPlainForm(text: string): Message | undefined {
  const own = findForm(ownForms, text);
  if (own) return own;
  if (isJoseToken(text)) return message('secretJwt');
  if (hasStudioLink(text)) return message('secretPresignedUrl');
  if (hasBasicCredentials(text)) return message('secretCredential');
  return findForm(otherForms, text) ?? findRandomSecret(text);
}

function findForm(forms: readonly Form[], text: string): Message | undefined {
  return forms.find(([form]) => form.test(text))?.[1];
}

/** Whether a text contains the ID of an access key. A text of 40 characters next to the ID is always its secret key. */
export function hasAccessKeyId(text: string): boolean {
  return accessKeyId.test(text);
}

/** Whether a text contains a run of exactly 40 characters of base64, as in AWS's secret keys. */
export function hasSecretKeyLength(text: string): boolean {
  return keysOf(text).length > 0;
}

function keysOf(text: string): string[] {
  return (text.match(/[A-Za-z0-9+/]{40,}/g) ?? []).filter(({ length }) => length === 40);
}

function findRandomSecret(text: string): Message | undefined {
  if (keysOf(text).some(isRandomText)) return message('secretAccessKey');
  // An image is as long and as random as a secret.
  if (text.startsWith('data:image/')) return undefined;
  return text.match(/[A-Za-z0-9+/=_-]{100,}/g)?.some(isRandomText) ? message('secretCredential') : undefined;
}

/** A user name and a password, in base64 (RFC 7617 §2). */
function hasBasicCredentials(text: string): boolean {
  return (text.match(/\bBasic[ \t]{1,8}[A-Za-z0-9+/]{6,400}={0,2}/gi) ?? []).some(found => {
    try {
      // A user name has no colon.
      return /^[ -9;-~]{1,400}:[ -~]{0,400}$/.test(atob(found.slice('Basic'.length)));
    } catch {
      return false;
    }
  });
}

/** A link that opens Studio or a notebook instance: `token` or `authToken` on one of SageMaker's hosts. */
function hasStudioLink(text: string): boolean {
  return (text.match(/\S+/g) ?? []).some(word => {
    const host = word.search(/\.sagemaker\./i);
    const query = host < 0 ? -1 : word.indexOf('?', host);
    return query >= 0 && /token=/i.test(word.slice(query));
  });
}

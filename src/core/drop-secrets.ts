import { type Message, message } from './message';

/** A member that was taken out of what is imported: where it was, and why. Its value is kept nowhere. */
export interface DroppedSecret {
  readonly path: string;
  readonly reason: Message;
}

export interface WithoutSecrets {
  readonly value: unknown;
  readonly dropped: readonly DroppedSecret[];
}

/** Names that are a secret's even where no capital or sign parts their words. */
const secretNames = new Set([
  ...['accesskey', 'accesskeyid', 'accesstoken', 'apikey', 'authorizationcode', 'authorizedurl', 'authtoken'],
  ...['awsaccesskeyid', 'awssecretaccesskey', 'awssecuritytoken', 'awssessiontoken', 'bearertoken', 'clientassertion'],
  ...['clientsecret', 'codeverifier', 'idtoken', 'passphrase', 'passwd', 'password', 'presignedurl', 'privatekey'],
  ...['refreshtoken', 'secret', 'secretaccesskey', 'secretkey', 'securitytoken', 'sessiontoken', 'token'],
]);

const secretLastWords = new Set(['passphrase', 'passwd', 'password', 'secret', 'token']);

/** What a value looks like; texts hold it anywhere, such as in a command that was pasted into a note. */
const secretForms: readonly (readonly [RegExp, Message])[] = [
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
  [/(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])/, message('secretAccessKeyId')],
  // A JWT's header and payload are JSON objects, so both begin with {" in base64url (RFC 7519 §3).
  [/eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]*/, message('secretJwt')],
  [/[?&]X-Amz-(?:Signature|Credential|Security-Token)=/i, message('secretPresignedUrl')],
  [/https:\/\/[^/\s]+\.sagemaker\.[^?\s]*\?\S*token=/i, message('secretPresignedUrl')],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----/, message('secretPrivateKey')],
];

/**
 * What was read from a file or a pasted text, without the secrets in it, wherever they are: members that are named like
 * one, and members, list entries and names that look like one. All else stays as it is.
 */
export function dropSecrets(value: unknown): WithoutSecrets {
  const dropped: DroppedSecret[] = [];
  return { value: keep(value, [], dropped), dropped };
}

/** The value without its secrets; `undefined` where it is one itself. */
function keep(value: unknown, path: readonly string[], dropped: DroppedSecret[]): unknown {
  const form = typeof value === 'string' ? findSecretForm(value) : undefined;
  if (form) {
    dropped.push({ path: path.join('.'), reason: form });
    return undefined;
  }
  if (Array.isArray(value)) {
    return value.map((entry, index) => keep(entry, [...path, String(index)], dropped)).filter(isThere);
  }
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(
    ([name, member]) => [name, keepMember(name, member, path, dropped)] as const,
  );
  return Object.fromEntries(members.filter(([, member]) => isThere(member)));
}

function keepMember(name: string, value: unknown, path: readonly string[], dropped: DroppedSecret[]): unknown {
  const form = findSecretForm(name);
  const reason = form ?? (isSecretName(name) && holdsSomething(value) ? message('secretName') : undefined);
  if (!reason) return keep(value, [...path, name], dropped);
  // A name that is a secret itself must not be shown, either.
  dropped.push({ path: [...path, form ? '…' : name].join('.'), reason });
  return undefined;
}

/** `clientSecret`, `client_secret`, `CLIENT-SECRET` and `githubToken`, but not `tokenEndpoint`. */
function isSecretName(name: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(word => word !== '');
  return secretNames.has(words.join('')) || secretLastWords.has(words.at(-1) ?? '');
}

/** Whether a member is set, or off, is no secret. */
function holdsSomething(value: unknown): boolean {
  return value !== null && value !== '' && typeof value !== 'boolean';
}

function findSecretForm(text: string): Message | undefined {
  return secretForms.find(([form]) => form.test(text))?.[1];
}

function isThere(value: unknown): boolean {
  return value !== undefined;
}

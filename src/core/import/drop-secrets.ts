import { shorten } from '../words/describe-issue';
import { type Message, message } from '../words/message';
import { findSecretForm, hasAccessKeyId, hasSecretKeyLength } from '../words/secret-forms';

/** The place of a member that was removed from an import, and the reason. Its value is kept nowhere. */
export interface DroppedSecret {
  readonly path: string;
  readonly reason: Message;
}

export interface WithoutSecrets {
  readonly value: unknown;
  readonly dropped: readonly DroppedSecret[];
}

/** Names of secrets, written without capitals or signs between words. */
const secretNames = new Set([
  ...['accesskey', 'accesskeyid', 'accesstoken', 'apikey', 'authorizationcode', 'authorizedurl', 'authtoken'],
  ...['authorization', 'awsaccesskeyid', 'awssecretaccesskey', 'awssecuritytoken', 'awssessiontoken', 'bearertoken'],
  ...['clientassertion', 'clientsecret', 'codeverifier', 'cookies', 'credential', 'idtoken', 'passphrase', 'passwd'],
  ...['password', 'presignedurl', 'privatekey', 'pwd', 'setcookie'],
  ...['refreshtoken', 'secret', 'secretaccesskey', 'secretkey', 'securitytoken', 'sessiontoken', 'token'],
]);

const secretLastWords = new Set(['cookie', 'passphrase', 'passwd', 'password', 'pwd', 'secret', 'token']);

/** The members that make a JSON Web Key private (RFC 7518 §6). */
const privateKeyMembers: readonly string[] = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k'];

/** Characters of a name in which a secret's is looked for: its last words tell. */
const longestName = 100;

/**
 * Removes all secrets from a value that was read from a file or a pasted text: members named like a secret, and
 * members, list entries and names that look like one. Everything else stays as it is. The work grows only with the
 * length of the text.
 */
export function dropSecrets(value: unknown): WithoutSecrets {
  const dropped: DroppedSecret[] = [];
  return { value: keep(value, [], dropped, findSecretForm), dropped };
}

type FindForm = (text: string) => Message | undefined;

/** The value without its secrets; `undefined` if the value itself is a secret. */
function keep(value: unknown, path: readonly string[], dropped: DroppedSecret[], findForm: FindForm): unknown {
  const form = typeof value === 'string' ? findForm(value) : undefined;
  if (form) {
    dropped.push({ path: path.join('.'), reason: form });
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return value;
  const isBesideKeyId = findForm === findBesideKeyId || hasKeyId(Object.values(value));
  const findInside = isBesideKeyId ? findBesideKeyId : findSecretForm;
  if (Array.isArray(value)) {
    return value.map((entry, index) => keep(entry, [...path, String(index)], dropped, findInside)).filter(isThere);
  }
  const isJsonWebKey = 'kty' in value;
  const members = Object.entries(value).map(([name, member]) => {
    const isPrivate = isJsonWebKey && privateKeyMembers.includes(name) && typeof member === 'string';
    const reason = findNameReason(name, member) ?? (isPrivate ? message('secretPrivateKey') : undefined);
    // A client's ID is public, however it was made.
    const find: FindForm = name === 'clientId' ? findPublicForm : findInside;
    if (!reason) return [name, keep(member, [...path, shorten(name)], dropped, find)] as const;
    // A name that is a secret itself must not be shown, either.
    dropped.push({ path: [...path, findSecretForm(name) ? '…' : shorten(name)].join('.'), reason });
    return [name, undefined] as const;
  });
  return Object.fromEntries(members.filter(([, member]) => isThere(member)));
}

function findNameReason(name: string, value: unknown): Message | undefined {
  return findSecretForm(name) ?? (isSecretName(name) && holdsSomething(value) ? message('secretName') : undefined);
}

function hasKeyId(values: readonly unknown[]): boolean {
  return values.some(value => typeof value === 'string' && hasAccessKeyId(value));
}

function findBesideKeyId(text: string): Message | undefined {
  return findSecretForm(text) ?? (hasSecretKeyLength(text) ? message('secretAccessKey') : undefined);
}

function findPublicForm(text: string): Message | undefined {
  const form = findSecretForm(text);
  return form?.key === 'secretAccessKey' ? undefined : form;
}

/** `clientSecret`, `client_secret`, `CLIENT-SECRET`, `githubToken` and `password2`, but not `tokenEndpoint`. */
function isSecretName(name: string): boolean {
  const words = name
    .slice(-longestName)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .map(word => word.replace(/[0-9]{1,4}$/, ''))
    .filter(word => word !== '');
  return secretNames.has(words.join('')) || secretLastWords.has(words.at(-1) ?? '');
}

/** A member that only tells whether something is set, or is off, is not a secret. */
function holdsSomething(value: unknown): boolean {
  return value !== null && value !== '' && typeof value !== 'boolean';
}

function isThere(value: unknown): boolean {
  return value !== undefined;
}

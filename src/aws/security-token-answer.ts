import type { ErrorAnswer } from './call-unsigned';

// The Security Token Service answers in XML (its model says `query`, and nothing of JSON), and a worker has no parser for it. These
// are the few elements that are read, each once and in the form that AWS documents; anything else is no answer of its.

export interface SessionCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  /** When they end, in milliseconds since 1970. */
  readonly expiration: number;
}

/** The credentials in an answer of AssumeRoleWithWebIdentity. Throws a SyntaxError for anything else. */
export function parseSessionCredentials(xml: string): SessionCredentials {
  const credentials = inside(inside(xml, 'AssumeRoleWithWebIdentityResult'), 'Credentials');
  const read = (name: string) => {
    const text = inside(credentials, name);
    if (!/^[\w+/=.:-]+$/.test(text)) throw new SyntaxError(`No ${name}`);
    return text;
  };
  const expiration = Date.parse(read('Expiration'));
  if (Number.isNaN(expiration)) throw new SyntaxError('No Expiration');
  return {
    accessKeyId: read('AccessKeyId'),
    secretAccessKey: read('SecretAccessKey'),
    sessionToken: read('SessionToken'),
    expiration,
  };
}

/** Code and message of an error; empty where the answer is none. */
export function parseSecurityTokenError(xml: string): ErrorAnswer {
  const error = inside(xml, 'Error');
  return { name: inside(error, 'Code'), message: withoutEntities(inside(error, 'Message')) };
}

/** What is in the only element of that name; nothing where there is none, or more than one. */
function inside(xml: string, name: string): string {
  const [, from, ...more] = xml.split(`<${name}>`);
  const [text, ...ends] = from?.split(`</${name}>`) ?? [];
  return text !== undefined && more.length === 0 && ends.length === 1 ? text : '';
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function withoutEntities(text: string): string {
  return text.replace(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole);
}

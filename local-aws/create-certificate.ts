import { createHash, X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';
import { hostPatterns } from './find-host';

export interface Certificate {
  readonly key: string;
  readonly certificate: string;
  /** base64 SHA-256 of the public key, as Chromium's --ignore-certificate-errors-spki-list wants it. */
  readonly spki: string;
}

const day = 24 * 60 * 60 * 1000;

/** Makes a throw-away certificate for every host of the local AWS; the key is never written anywhere. */
export async function createCertificate(): Promise<Certificate> {
  const names = hostPatterns.filter(host => host !== '127.0.0.1');
  const pair = await generate([{ name: 'commonName', value: 'local-aws' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    // Begins in the past, for tests that set a clock back.
    notBeforeDate: new Date(Date.now() - 2 * day),
    notAfterDate: new Date(Date.now() + 30 * day),
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [...names.map(value => ({ type: 2 as const, value })), { type: 7, ip: '127.0.0.1' }],
      },
    ],
  });
  const publicKey = new X509Certificate(pair.cert).publicKey.export({ type: 'spki', format: 'der' });
  const spki = createHash('sha256').update(publicKey).digest('base64');
  return { key: pair.private, certificate: pair.cert, spki };
}

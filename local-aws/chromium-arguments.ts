import { demoHost, partnerHost, realProviderHost, sharedFileHost } from './find-host';

/** Every name that is answered; AWS's wider than what is served here, so that a stray request shows up in the log. */
const awsHosts = ['*.amazonaws.com', '*.amazoncognito.com', '*.sagemaker.aws', '*.aws.amazon.com'];
const mappedHosts = [...awsHosts, demoHost, sharedFileHost, partnerHost, realProviderHost];

/**
 * Chromium's flags for a browser whose AWS is the one on this port. The last rule answers every other name with
 * "not found", so that nothing can leave loopback; Chromium takes the first MAP that matches and honours EXCLUDE before any.
 *
 * @param spki base64 SHA-256 of the certificate's public key: the only certificate error that is overlooked
 */
export function chromiumArguments(port: number, spki: string): readonly string[] {
  const rules = [
    ...mappedHosts.map(pattern => `MAP ${pattern} 127.0.0.1:${port}`),
    'MAP * ~NOTFOUND',
    'EXCLUDE 127.0.0.1',
    'EXCLUDE localhost',
  ];
  return [`--host-resolver-rules=${rules.join(', ')}`, `--ignore-certificate-errors-spki-list=${spki}`];
}

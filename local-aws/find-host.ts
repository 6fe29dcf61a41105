import { sageMakerRegions, userPool } from './world';

export type Service =
  | 'cognitoIdentity'
  | 'sageMaker'
  | 'securityTokenService'
  | 'identityProvider'
  | 'studio'
  | 'notebook'
  | 'consoleSignIn'
  | 'demo'
  | 'sharedFile'
  | 'partner'
  | 'realProvider'
  | 'control';

export interface Host {
  readonly service: Service;
  readonly region: string;
}

/** Where the extension looks for a demo (src/browser/api/find-demo.ts). */
export const demoHost = 'studio-launcher-demo.localhost';

/** Where a team keeps its configuration document, under any path. */
export const sharedFileHost = 'config.team.example';

/** Another company's identity provider (partner.ts). */
export const partnerHost = 'login.partner.example';

/** An identity provider that runs beside the local AWS, if there is one (real-provider.ts). */
export const realProviderHost = 'auth.provider.example';

export const consoleSignInHost = 'us-east-1.signin.aws.amazon.com';

const exactHosts: ReadonlyMap<string, Host> = new Map<string, Host>([
  ['cognito-identity.us-east-1.amazonaws.com', { service: 'cognitoIdentity', region: 'us-east-1' }],
  ['sts.us-east-1.amazonaws.com', { service: 'securityTokenService', region: 'us-east-1' }],
  [userPool.issuerHost, { service: 'identityProvider', region: userPool.region }],
  [userPool.updatedIssuerHost, { service: 'identityProvider', region: userPool.region }],
  [userPool.signInHost, { service: 'identityProvider', region: userPool.region }],
  [consoleSignInHost, { service: 'consoleSignIn', region: 'us-east-1' }],
  [demoHost, { service: 'demo', region: '' }],
  [sharedFileHost, { service: 'sharedFile', region: '' }],
  [partnerHost, { service: 'partner', region: '' }],
  [realProviderHost, { service: 'realProvider', region: '' }],
  ['127.0.0.1', { service: 'control', region: '' }],
  ['localhost', { service: 'control', region: '' }],
  ...sageMakerRegions.map((region): [string, Host] => [
    `api.sagemaker.${region}.amazonaws.com`,
    { service: 'sageMaker', region },
  ]),
]);

/** Host names that do not change, plus the wildcards that Studio and notebook instances live under; for certificates and tables. */
export const hostPatterns: readonly string[] = [
  ...exactHosts.keys(),
  ...sageMakerRegions.flatMap(region =>
    ['studio', 'studio-fips', 'notebook', 'notebook-fips'].map(word => `*.${word}.${region}.sagemaker.aws`),
  ),
];

/** What answers under this host name (no port), or undefined if nothing does. */
export function findHost(hostname: string): Host | undefined {
  const exact = exactHosts.get(hostname);
  if (exact !== undefined) return exact;
  const [, kind, region] =
    /^[a-z0-9-]+\.(studio|notebook)(?:-fips)?\.([a-z0-9-]+)\.sagemaker\.aws$/.exec(hostname) ?? [];
  if (kind === undefined || region === undefined || !sageMakerRegions.includes(region)) return undefined;
  return { service: kind === 'studio' ? 'studio' : 'notebook', region };
}

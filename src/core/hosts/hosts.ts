import { findPartition } from '../aws/partition';
import { type Connection, identityPoolRegion } from '../configuration/connection';
import type { Profile } from '../configuration/profile';
import { launchFailure } from '../failure/launch-failure';

/**
 * The endpoints that an OpenID provider's discovery document names, apart from the issuer; any may be on another host.
 */
export interface ProviderEndpoints {
  readonly tokenEndpoint?: string | undefined;
  readonly jwksUri?: string | undefined;
  readonly revocationEndpoint?: string | undefined;
}

/**
 * Match patterns of the hosts that a launch calls. They are exact: one host each. The provider's own endpoints are
 * known once its discovery document has been read; with Cognito user pools they are on another host than the issuer.
 * Throws the failure `region-unsupported`.
 */
export function neededHosts(
  connection: Connection,
  profile?: Pick<Profile, 'region'>,
  endpoints?: ProviderEndpoints,
): string[] {
  const { authFlow } = connection;
  return matchPatterns([
    ...providerUrls(connection, endpoints),
    cognitoIdentityEndpoint(connection),
    ...(authFlow === 'basic' ? [stsEndpoint(connection)] : []),
    sageMakerEndpoint(connection, profile),
  ]);
}

/** Match patterns of the hosts that signing in calls. */
export function signInHosts(connection: Connection, endpoints?: ProviderEndpoints): string[] {
  return matchPatterns(providerUrls(connection, endpoints));
}

function providerUrls({ signIn }: Connection, endpoints: ProviderEndpoints = {}): string[] {
  if (signIn.type === 'guest') return [];
  const { tokenEndpoint, jwksUri, revocationEndpoint } = endpoints;
  return [signIn.issuer, tokenEndpoint, jwksUri, revocationEndpoint].filter(url => url !== undefined);
}

/** The address at which a connection's identity pool is asked. */
export function cognitoIdentityEndpoint({ endpoints, identityPoolId }: Connection): string {
  return endpoints?.cognitoIdentity ?? awsEndpoint('cognito-identity', identityPoolRegion(identityPoolId));
}

/** The address at which the basic flow asks for a role's session, in the identity pool's region. */
export function stsEndpoint({ endpoints, identityPoolId }: Connection): string {
  return endpoints?.sts ?? awsEndpoint('sts', identityPoolRegion(identityPoolId));
}

/** The address of SageMaker's API that a launch calls. */
export function sageMakerEndpoint(connection: Connection, profile?: Pick<Profile, 'region'>): string {
  return connection.endpoints?.sageMaker ?? awsEndpoint('api.sagemaker', profile?.region ?? connection.region);
}

/** Throws the failure `region-unsupported` where no partition tells the host: none is guessed. */
function awsEndpoint(service: string, region: string): string {
  const partition = findPartition(region);
  if (!partition) throw launchFailure({ code: 'region-unsupported', region });
  return `https://${service}.${region}.${partition.dnsSuffix}`;
}

/** Match patterns of the hosts of addresses: exact, one for each host. */
export function matchPatterns(urls: readonly string[]): string[] {
  return [...new Set(urls.map(url => `https://${new URL(url).hostname}/*`))];
}

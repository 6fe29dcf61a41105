import type { Call } from './call';
import { findHeader } from './call';
import type { Host } from './find-host';
import { identityProviderOperation } from './identity-provider';
import { findOperation } from './parse-aws-call';
import { cognitoIdentityModel, sageMakerModel } from './service-model';
import { studioOperation } from './studio';

type CallHead = Omit<Call, 'body'>;

/** What the log and the faults call this request. */
export function nameOperation(host: Host | undefined, call: CallHead): string {
  const target = findHeader(call, 'x-amz-target');
  switch (host?.service) {
    case 'cognitoIdentity':
      return `CognitoIdentity.${findOperation(cognitoIdentityModel, target) ?? 'unknown'}`;
    case 'sageMaker':
      return `SageMaker.${findOperation(sageMakerModel, target) ?? (call.method === 'GET' ? 'ping' : 'unknown')}`;
    case 'securityTokenService':
      return 'SecurityTokenService.AssumeRoleWithWebIdentity';
    case 'identityProvider':
      return identityProviderOperation(call.url.pathname);
    case 'studio':
    case 'notebook':
      return studioOperation(call);
    case 'partner':
      return 'partner.login';
    case 'consoleSignIn':
      return 'console.signIn';
    default:
      return host?.service ?? 'unknown';
  }
}

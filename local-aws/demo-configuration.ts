import { demoAccess } from './access';
import { userPool } from './world';

/** A configuration document whose connection and profiles work against the local AWS; the demo imports it. */
export const demoConfiguration = {
  version: 1,
  connections: [
    {
      id: 'acme',
      name: 'Acme ML',
      region: 'us-east-1',
      identityPoolId: demoAccess.identityPools[0]?.id ?? '',
      signIn: {
        type: 'oidc',
        issuer: userPool.issuer,
        clientId: userPool.clientId,
        scopes: ['openid', 'profile', 'email'],
      },
    },
  ],
  profiles: [
    {
      id: 'prod-lab',
      name: 'Prod JupyterLab',
      connection: 'acme',
      type: 'studio',
      domainId: 'd-abcdefgh1234',
      userProfileName: 'alice',
      spaceName: 'alice-lab',
      landingUri: 'app:JupyterLab:lab/tree/work/train.ipynb',
      expiresInSeconds: 5,
      sessionExpirationDurationInSeconds: 43200,
      openIn: 'newTab',
      color: 'blue',
      keywords: ['lab', 'prod'],
    },
    {
      id: 'studio-home',
      name: 'Studio home',
      connection: 'acme',
      type: 'studio',
      domainId: 'd-abcdefgh1234',
      userProfileName: 'alice',
      landingUri: 'studio::',
    },
    {
      id: 'old-notebook',
      name: 'Old notebook',
      connection: 'acme',
      type: 'notebookInstance',
      region: 'eu-west-1',
      notebookInstanceName: 'research-1',
      path: 'lab/tree/README.md',
      sessionExpirationDurationInSeconds: 14400,
    },
  ],
  defaultProfile: 'prod-lab',
} as const;

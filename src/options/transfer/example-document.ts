import type { Configuration } from '../../core/configuration/configuration';
import { formatConfiguration } from '../../core/import/configuration-text';

const example: Configuration = {
  version: 1,
  connections: [
    {
      id: 'example',
      name: 'Example ML',
      region: 'us-east-1',
      identityPoolId: 'us-east-1:11111111-2222-4333-8444-555555555555',
      signIn: {
        type: 'oidc',
        issuer: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI',
        clientId: '1h57kf5cpq17m0eml12EXAMPLE',
        scopes: ['openid', 'profile', 'email'],
      },
    },
  ],
  profiles: [
    {
      id: 'lab',
      name: 'JupyterLab',
      connection: 'example',
      type: 'studio',
      domainId: 'd-abcdefgh1234',
      userProfileName: 'alice',
      spaceName: 'alice-lab',
      landingUri: 'app:JupyterLab:',
    },
  ],
};

/** The text of a small configuration document, for people whose file was refused. */
export const exampleDocument = formatConfiguration(example);

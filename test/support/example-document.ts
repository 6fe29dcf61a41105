import type { Configuration } from '../../src/core/configuration/configuration';
import type { Connection } from '../../src/core/configuration/connection';
import type { NotebookInstanceProfile, StudioProfile } from '../../src/core/configuration/profile';

/** The connection, profiles and document of the design's example, with all that each can carry. */
export const exampleConnection: Connection = {
  id: 'acme',
  name: 'Acme ML',
  region: 'us-east-1',
  identityPoolId: 'us-east-1:11111111-2222-4333-8444-555555555555',
  signIn: {
    type: 'oidc',
    issuer: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI',
    clientId: '1h57kf5cpq17m0eml12EXAMPLE',
    scopes: ['openid', 'profile', 'email'],
  },
};

export const guestConnection: Connection = {
  id: 'guests',
  name: 'Guests',
  region: 'us-east-1',
  identityPoolId: 'us-east-1:99999999-2222-4333-8444-555555555555',
  signIn: { type: 'guest' },
};

export const studioProfile: StudioProfile = {
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
};

export const notebookProfile: NotebookInstanceProfile = {
  id: 'old-notebook',
  name: 'Old notebook',
  connection: 'acme',
  type: 'notebookInstance',
  region: 'eu-west-1',
  notebookInstanceName: 'research-1',
  path: 'lab/tree/README.md',
  sessionExpirationDurationInSeconds: 14400,
};

export const exampleDocument: Configuration = {
  version: 1,
  connections: [exampleConnection],
  profiles: [studioProfile, notebookProfile],
  defaultProfile: 'prod-lab',
};

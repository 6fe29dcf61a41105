/** Everything that exists in the local AWS. Plain data: the code beside it decides, this says what about. */

export const accountId = '111122223333';

export interface User {
  /** Cognito's `sub`: what the identity provider knows the user by. */
  readonly sub: string;
  readonly username: string;
  readonly password: string;
  readonly email: string;
  readonly name: string;
}

export const users: readonly User[] = [
  {
    sub: 'a11ce000-0000-4000-8000-000000000001',
    username: 'alice',
    password: 'alice',
    email: 'alice@acme.example',
    name: 'Alice Example',
  },
  {
    sub: 'b0b00000-0000-4000-8000-000000000002',
    username: 'bob',
    password: 'bob',
    email: 'bob@acme.example',
    name: 'Bob Example',
  },
];

const region = 'us-east-1';
const userPoolId = 'us-east-1_AbCdEfGhI';

/** A Cognito user pool: discovery and keys are on one host, sign-in and tokens on the pool's own domain. */
export const userPool = {
  id: userPoolId,
  region,
  clientId: '1h57kf5cpq17m0eml12EXAMPLE',
  issuer: `https://cognito-idp.${region}.amazonaws.com/${userPoolId}`,
  providerName: `cognito-idp.${region}.amazonaws.com/${userPoolId}`,
  issuerHost: `cognito-idp.${region}.amazonaws.com`,
  signInHost: `acme.auth.${region}.amazoncognito.com`,
} as const;

export interface IdentityPool {
  readonly id: string;
  readonly region: string;
  /** Provider names whose ID tokens it takes, with the audience they must carry. */
  readonly providers: Readonly<Record<string, string>>;
  readonly authenticatedRole?: string;
  /** Set if the pool lets guests in. */
  readonly guestRole?: string;
  /** Whether GetOpenIdToken answers; off by default in AWS. */
  readonly allowsClassicFlow: boolean;
}

const providers = { [userPool.providerName]: userPool.clientId };

export const usersRole = `arn:aws:iam::${accountId}:role/acme-studio-users`;
export const guestsRole = `arn:aws:iam::${accountId}:role/acme-guests`;

export const identityPools: readonly IdentityPool[] = [
  {
    id: 'us-east-1:11111111-2222-4333-8444-555555555555',
    region,
    providers,
    authenticatedRole: usersRole,
    allowsClassicFlow: false,
  },
  {
    id: 'us-east-1:99999999-2222-4333-8444-555555555555',
    region,
    providers: {},
    guestRole: guestsRole,
    allowsClassicFlow: true,
  },
  {
    id: 'us-east-1:77777777-2222-4333-8444-555555555555',
    region,
    providers,
    authenticatedRole: usersRole,
    allowsClassicFlow: true,
  },
];

export interface Domain {
  readonly id: string;
  readonly region: string;
  readonly authMode: 'IAM' | 'SSO';
  /** The owner of a user profile is the user of the same name. */
  readonly userProfiles: readonly string[];
  readonly spaces: readonly { readonly name: string; readonly owner: string }[];
}

export const domains: readonly Domain[] = [
  {
    id: 'd-abcdefgh1234',
    region,
    authMode: 'IAM',
    userProfiles: ['alice', 'bob'],
    spaces: [
      { name: 'alice-lab', owner: 'alice' },
      { name: 'bob-lab', owner: 'bob' },
    ],
  },
  { id: 'd-sso000000001', region, authMode: 'SSO', userProfiles: ['alice'], spaces: [] },
];

export interface NotebookInstance {
  readonly name: string;
  readonly region: string;
  readonly owner: string;
  readonly status: 'InService' | 'Stopped';
}

export const notebookInstances: readonly NotebookInstance[] = [
  { name: 'research-1', region: 'eu-west-1', owner: 'alice', status: 'InService' },
  { name: 'research-2', region: 'eu-west-1', owner: 'bob', status: 'InService' },
  { name: 'stopped-1', region: 'eu-west-1', owner: 'alice', status: 'Stopped' },
];

/** Where SageMaker answers. */
export const sageMakerRegions: readonly string[] = [region, 'eu-west-1'];

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
  /** The second form of its issuer, which a pool can have in the place of the first. */
  updatedIssuer: `https://issuer-cognito-idp.${region}.amazonaws.com/${userPoolId}`,
  updatedIssuerHost: `issuer-cognito-idp.${region}.amazonaws.com`,
  signInHost: `acme.auth.${region}.amazoncognito.com`,
} as const;

/** Tags of a resource by their keys, for which policies ask. */
export type Tags = Readonly<Record<string, string>>;

/** Who may open it, as AWS's own example of a policy for it has it. */
const ownedBy = (username: string): Tags => ({ studiouserid: username });

export interface Space {
  readonly name: string;
  /** A user profile of the same domain. */
  readonly owner: string;
  readonly sharingType: 'Private' | 'Shared';
  readonly appType: 'JupyterLab' | 'CodeEditor';
  readonly displayName?: string;
  readonly resourceSpec: ResourceSpec;
}

/** What an app runs on, by the names of AWS's shape `ResourceSpec`. */
export type ResourceSpec = Readonly<Record<string, string>>;

const distribution: ResourceSpec = {
  InstanceType: 'ml.t3.medium',
  SageMakerImageArn: `arn:aws:sagemaker:${region}:885854791233:image/sagemaker-distribution-cpu`,
  SageMakerImageVersionAlias: '3.2.0',
};

export interface Domain {
  readonly id: string;
  readonly region: string;
  readonly authMode: 'IAM' | 'SSO';
  readonly userProfiles: readonly { readonly name: string; readonly tags: Tags }[];
  /** Their apps run, as long as nothing else is set. */
  readonly spaces: readonly Space[];
}

function privateSpace(name: string, owner: string, appType: Space['appType']): Space {
  return { name, owner, appType, sharingType: 'Private', resourceSpec: distribution };
}

export const domains: readonly Domain[] = [
  {
    id: 'd-abcdefgh1234',
    region,
    authMode: 'IAM',
    userProfiles: [
      { name: 'alice', tags: ownedBy('alice') },
      { name: 'bob', tags: ownedBy('bob') },
      { name: 'untagged', tags: {} },
    ],
    spaces: [
      privateSpace('alice-lab', 'alice', 'JupyterLab'),
      privateSpace('alice-code', 'alice', 'CodeEditor'),
      privateSpace('bob-lab', 'bob', 'JupyterLab'),
      { ...privateSpace('team-lab', 'bob', 'JupyterLab'), sharingType: 'Shared', displayName: 'Team lab' },
    ],
  },
  {
    id: 'd-sso000000001',
    region,
    authMode: 'SSO',
    userProfiles: [{ name: 'alice', tags: ownedBy('alice') }],
    spaces: [],
  },
];

export interface NotebookInstance {
  readonly name: string;
  readonly region: string;
  readonly owner: string;
  readonly tags: Tags;
  readonly instanceType: string;
  /** As long as nothing else is set. */
  readonly status: 'InService' | 'Stopped';
}

const onMedium = { instanceType: 'ml.t3.medium' };

export const notebookInstances: readonly NotebookInstance[] = [
  { name: 'research-1', region: 'eu-west-1', owner: 'alice', tags: ownedBy('alice'), ...onMedium, status: 'InService' },
  { name: 'research-2', region: 'eu-west-1', owner: 'bob', tags: ownedBy('bob'), ...onMedium, status: 'InService' },
  { name: 'stopped-1', region: 'eu-west-1', owner: 'alice', tags: ownedBy('alice'), ...onMedium, status: 'Stopped' },
];

/** Where SageMaker answers; the last one is not on by default in AWS. */
export const sageMakerRegions: readonly string[] = [region, 'eu-west-1', 'af-south-1'];

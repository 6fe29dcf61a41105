import {
  type AppOfSpace,
  buildLandingUri,
  findLandingProblem,
  isAppOfSpace,
  landingAppNames,
  parseLandingUri,
} from '../aws/landing-uri';
import type { StudioProfile } from '../configuration/profile';
import { isTemplate } from '../configuration/templates';
import type { KindOf } from './kind';
import { type DescribeAppCall, onlyAppName } from './state-call';

/** The shortest life that SageMaker gives a link, in seconds; enough, since the tab opens at once. */
export const defaultExpiresInSeconds = 5;

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreatePresignedDomainUrl.html */
export interface DomainUrlCall {
  readonly operation: 'CreatePresignedDomainUrl';
  readonly input: {
    readonly DomainId: string;
    readonly UserProfileName: string;
    readonly SpaceName?: string | undefined;
    readonly LandingUri?: string | undefined;
    readonly ExpiresInSeconds: number;
    readonly SessionExpirationDurationInSeconds?: number | undefined;
  };
}

/** The pages of spaces in Studio, by their paths. */
export const spacePages: Readonly<Record<AppOfSpace, string>> = { JupyterLab: 'jupyterlab', CodeEditor: 'code-editor' };

/** Studio, in an app and a space of a domain, as one of its user profiles. */
export const studio = {
  name: 'Studio',
  labels: {
    domainId: 'domainId',
    userProfileName: 'userProfile',
    spaceName: 'space',
    landingUri: 'landing',
    expiresInSeconds: 'linkExpiry',
    instanceType: 'instanceType',
  },
  required: ['domainId', 'userProfileName'],
  templateFields: ['userProfileName', 'spaceName'],
  callMembers: {
    DomainId: 'domainId',
    UserProfileName: 'userProfileName',
    SpaceName: 'spaceName',
    LandingUri: 'landingUri',
    ExpiresInSeconds: 'expiresInSeconds',
    SessionExpirationDurationInSeconds: 'sessionExpirationDurationInSeconds',
  },
  linkMembers: { domain: 'domainId', user: 'userProfileName', space: 'spaceName', landing: 'landingUri' },
  cliCommand: 'create-presigned-domain-url',
  signingParameter: 'token',
  hostWord: 'studio',
  call: (profile): DomainUrlCall => ({
    operation: 'CreatePresignedDomainUrl',
    input: {
      DomainId: profile.domainId,
      UserProfileName: profile.userProfileName,
      SpaceName: profile.spaceName,
      LandingUri: profile.landingUri,
      ExpiresInSeconds: profile.expiresInSeconds ?? defaultExpiresInSeconds,
      SessionExpirationDurationInSeconds: profile.sessionExpirationDurationInSeconds,
    },
  }),
  stateCall: (profile): DescribeAppCall | undefined => {
    const app = appOfSpace(profile);
    const { domainId: DomainId, spaceName: SpaceName } = profile;
    return app && SpaceName
      ? { operation: 'DescribeApp', input: { DomainId, SpaceName, AppType: app, AppName: onlyAppName } }
      : undefined;
  },
  statePage: profile => {
    const app = appOfSpace(profile);
    const { spaceName, ...withoutSpace } = profile;
    return app && spaceName
      ? { ...withoutSpace, landingUri: buildLandingUri({ app: 'studio', path: `${spacePages[app]}/${spaceName}` }) }
      : undefined;
  },
  withBriefLink: profile => ({ ...profile, expiresInSeconds: defaultExpiresInSeconds }),
  landingUrl: link => link,
  descriptionParts: ({ userProfileName, domainId, spaceName }) => [
    ['user', userProfileName],
    ['domain', domainId],
    ['place', spaceName],
  ],
  // Both names of the app: the name that people use, and AWS's name.
  searchWords: profile => {
    const landing = landingOf(profile);
    return landing.app === 'custom' ? landing.uri : `${landingAppNames[landing.app]} ${landing.app}`;
  },
  // What a template stands for differs from person to person.
  suggestedName: profile => {
    const { userProfileName, spaceName, landingUri } = profile;
    const { app } = landingOf(profile);
    const appName = landingUri === undefined || app === 'custom' ? undefined : landingAppNames[app];
    const place = [appName, spaceName].filter(part => part && !isTemplate(part)).join(' · ');
    return place || (isTemplate(userProfileName) ? 'SageMaker Studio' : userProfileName);
  },
  facts: profile => [
    ['domainId', profile.domainId],
    ['userProfile', profile.userProfileName],
    ['space', profile.spaceName],
    ['landing', profile.landingUri && describeLanding(profile.landingUri)],
  ],
  findApp: profile => landingOf(profile).app,
  openElsewhere: (profile, { app, spaceName }) => {
    const isThere = app === undefined || landingOf(profile).app === app;
    const isInSpace = spaceName === undefined || profile.spaceName === spaceName;
    if (isThere && isInSpace) return profile;
    const changed = {
      ...profile,
      ...(app !== undefined && !isThere && { landingUri: buildLandingUri({ app, path: '' }) }),
      ...(spaceName !== undefined && { spaceName }),
    };
    return findLandingProblem(changed.landingUri, changed.spaceName) ? undefined : changed;
  },
  findSession: ({ domainId, userProfileName }) => ({ domainId, userProfileName }),
} satisfies KindOf<'studio', DomainUrlCall>;

/** By default, Studio opens on its own page. */
function landingOf({ landingUri }: StudioProfile) {
  return parseLandingUri(landingUri || 'studio::');
}

function appOfSpace(profile: StudioProfile): AppOfSpace | undefined {
  const { app } = landingOf(profile);
  return isAppOfSpace(app) ? app : undefined;
}

function describeLanding(uri: string): string {
  const landing = parseLandingUri(uri);
  return landing.app === 'custom' ? uri : [landingAppNames[landing.app], landing.path].filter(Boolean).join(' · ');
}

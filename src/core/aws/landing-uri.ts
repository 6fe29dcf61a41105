import { type Message, message } from '../words/message';
import { awsConstraints } from './aws-constraints';

/** The apps that a landing URI can name, as AWS spells them; `studio` is Studio's own page. */
export const landingApps = [
  'studio',
  'JupyterLab',
  'CodeEditor',
  'JupyterServer',
  'RStudioServerPro',
  'Canvas',
] as const;

export type LandingApp = (typeof landingApps)[number];

/** What people call the apps. */
export const landingAppNames: Record<LandingApp, string> = {
  studio: 'Studio',
  JupyterLab: 'JupyterLab',
  CodeEditor: 'Code Editor',
  JupyterServer: 'Studio Classic',
  RStudioServerPro: 'RStudio',
  Canvas: 'Canvas',
};

/** Where Studio opens: an app and a path in it, or a URI of one's own. */
export type Landing =
  | { readonly app: LandingApp; readonly path: string }
  | { readonly app: 'custom'; readonly uri: string };

/** Apps that run in a space. AWS refuses to open them without a space. */
export const appsOfSpaces = ['JupyterLab', 'CodeEditor'] as const satisfies readonly LandingApp[];

export type AppOfSpace = (typeof appsOfSpaces)[number];

export function isAppOfSpace(app: Landing['app']): app is AppOfSpace {
  return appsOfSpaces.some(known => known === app);
}

/**
 * The landing URI as CreatePresignedDomainUrl takes it: `studio::path`, `app:JupyterLab:path`.
 * https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreatePresignedDomainUrl.html
 */
export function buildLandingUri(landing: Landing): string {
  if (landing.app === 'custom') return landing.uri;
  return landing.app === 'studio' ? `studio::${landing.path}` : `app:${landing.app}:${landing.path}`;
}

/** The inverse of `buildLandingUri`. A URI in any other form is custom. Never throws. */
export function parseLandingUri(uri: string): Landing {
  const app = landingApps.find(candidate => uri.startsWith(buildLandingUri({ app: candidate, path: '' })));
  return app ? { app, path: uri.slice(buildLandingUri({ app, path: '' }).length) } : { app: 'custom', uri };
}

/**
 * Why a launch with this landing URI and space would fail, in words; `undefined` if there is no known problem.
 * The rules come from the AWS model and from live measurements.
 */
export function findLandingProblem(uri: string | undefined, spaceName: string | undefined): Message | undefined {
  if (!uri) return undefined;
  const { max } = awsConstraints.landingUri;
  if (uri.length > max) return message('problemTooLong', { max, length: uri.length });
  const landing = parseLandingUri(uri);
  if (landing.app === 'custom') return undefined;
  if (isAppOfSpace(landing.app) && !spaceName) {
    return message('problemNeedsSpace', { app: landingAppNames[landing.app] });
  }
  if (landing.app === 'studio' && landing.path.startsWith('/')) {
    return message('problemLeadingSlash');
  }
  return undefined;
}

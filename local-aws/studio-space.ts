import { type Answer, emptyAnswer, htmlAnswer } from './answer';
import { page } from './page';
import type { AppRecord, AppStatus, SpaceRecord } from './resources/records';
import type { Resources } from './resources/resources';
import type { LinkTarget } from './signing-links';
import type { Space } from './world';

/** The app that a link to a space opens, if it runs. */
export function findRunningApp(resources: Resources, target: LinkTarget): AppRecord | undefined {
  const domain = resources.findDomain(target.region, target.domainOrInstance);
  const space = domain && target.space !== undefined ? resources.findSpace(domain, target.space) : undefined;
  const app = space && resources.findApp(space);
  return app && resources.stageOf(app).status === 'InService' ? app : undefined;
}

/** What Studio answers for a space whose app does not run; nothing is started by that. The text is an unconfirmed one. */
export function asleepAnswer(how: 'bare' | 'text'): Answer {
  const verdict = 'the app of the space does not run';
  if (how === 'bare') return emptyAnswer(404, verdict);
  const content = '<p>App [default] was not found or is not usable. Try again when it is in service.</p>';
  return htmlAnswer(400, page('SageMaker Studio', content, 'narrow'), verdict);
}

/** What an app may answer that has just been started. */
export function notReadyAnswer(): Answer {
  return htmlAnswer(502, page('502 Bad Gateway', '<h1>502 Bad Gateway</h1>', 'narrow'), 'the app is not ready yet');
}

const appPaths: Readonly<Record<Space['appType'], { readonly prefix: string; readonly start: string }>> = {
  JupyterLab: { prefix: '/jupyterlab/default/', start: 'lab' },
  CodeEditor: { prefix: '/codeeditor/default/', start: '' },
};

/** Where a link leads in Studio: to an app and a path in it, to the portal's page of a space, or to the portal. */
export function studioPath({ landingUri = '', space }: LinkTarget, app: AppRecord | undefined): string {
  const [, landing = '', path = ''] = /^app:(JupyterLab|CodeEditor):(.*)$/.exec(landingUri) ?? [];
  const appType = landing === 'JupyterLab' || landing === 'CodeEditor' ? landing : undefined;
  if (appType !== undefined) return appPath(appType, path);
  if (space !== undefined && landingUri === '' && app !== undefined) return appPath(app.space.appType, '');
  const [, portal] = /^studio::((?:jupyterlab|code-editor)\/[\w-]+)$/.exec(landingUri) ?? [];
  return portal === undefined ? '/' : `/${portal}`;
}

function appPath(appType: Space['appType'], path: string): string {
  const { prefix, start } = appPaths[appType];
  return `${prefix}${(path || start).split('/').map(encodeURIComponent).join('/')}`;
}

/** What the portal's page of a space says; `undefined` for another page. */
export function findSpacePage(
  resources: Resources,
  target: LinkTarget,
  pathname: string,
): { readonly space: string; readonly status: string } | undefined {
  const [, name] = /^\/(?:jupyterlab|code-editor)\/([\w-]+)$/.exec(pathname) ?? [];
  const domain = resources.findDomain(target.region, target.domainOrInstance);
  if (name === undefined || domain === undefined || target.space !== undefined) return undefined;
  const space = resources.findSpace(domain, name);
  return { space: name, status: space === undefined ? 'not found' : portalStatus(resources, space) };
}

const portalStatuses: Readonly<Record<AppStatus, string>> = {
  InService: 'Running',
  Pending: 'Starting',
  Deleting: 'Stopping',
  Deleted: 'Stopped',
  absent: 'Stopped',
  Failed: 'Failed',
};

function portalStatus(resources: Resources, space: SpaceRecord): string {
  const app = resources.findApp(space);
  return portalStatuses[app === undefined ? 'absent' : resources.stageOf(app).status];
}

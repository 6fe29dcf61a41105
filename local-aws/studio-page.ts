import { escapeMarkup } from './escape-markup';
import { page } from './page';
import type { LinkTarget } from './signing-links';

/**
 * The page a launch ends on: what was opened, for whom and for how long. Each value can be found by its data-testid.
 *
 * @param expiration milliseconds since the epoch
 * @param spacePage what the portal's page of a space says, if it is such a page
 */
export function studioPage(
  target: LinkTarget,
  pathname: string,
  expiration: number,
  spacePage?: { readonly space: string; readonly status: string },
): string {
  const shared: [string, string, string][] = [
    ['session', 'Session (seconds)', `${target.sessionSeconds}`],
    ['expires', 'Session ends', new Date(expiration).toISOString()],
  ];
  const isStudio = target.kind === 'studio';
  const rows: [string, string, string][] = isStudio
    ? [
        ['user', 'User profile', target.user],
        ['domain', 'Domain', target.domainOrInstance],
        ['space', 'Space', target.space ?? 'none'],
        ['landing', 'Landing URI', target.landingUri ?? 'none'],
        ...(spacePage === undefined ? [] : spaceRows(spacePage)),
        ...shared,
      ]
    : [['instance', 'Notebook instance', target.domainOrInstance], ['path', 'Path', pathname], ...shared];
  const list = rows.map(([id, name, value]) => `<dt>${name}</dt><dd data-testid="${id}">${escapeMarkup(value)}</dd>`);
  const content = `<h1>${isStudio ? 'SageMaker Studio' : 'Notebook instance'}</h1>
<p>A stand-in on this machine, opened by a presigned URL that was checked and is now spent.</p>
<dl>
${list.join('\n')}
</dl>`;
  return page(isStudio ? 'SageMaker Studio' : 'SageMaker notebook instance', content);
}

function spaceRows({ space, status }: { readonly space: string; readonly status: string }): [string, string, string][] {
  return [
    ['spacePage', 'Page of the space', space],
    ['spaceStatus', 'Status', status],
  ];
}

import { Brush, ChartColumn, CodeXml, type IconNode, LayoutGrid, Link, Notebook, NotebookPen, Orbit } from 'lucide';
import type { Landing } from '../core/aws/landing-uri';
import type { Profile, ProfileType } from '../core/configuration/profile';
import { withKind } from '../core/kinds/kinds';
import { Icon } from './icon';

const ofApps: Readonly<Record<Landing['app'], IconNode>> = {
  studio: LayoutGrid,
  JupyterLab: NotebookPen,
  CodeEditor: CodeXml,
  JupyterServer: Orbit,
  RStudioServerPro: ChartColumn,
  Canvas: Brush,
  custom: Link,
};

/** Of kinds without a choice of apps. */
const ofKinds: Readonly<Record<ProfileType, IconNode>> = { studio: LayoutGrid, notebookInstance: Notebook };

/** The picture of the app that a profile opens, in the profile's color. */
export function AppIcon({ profile }: { readonly profile: Profile }) {
  const app = withKind(profile, (kind, own) => kind.findApp(own));
  return (
    <span class="app-icon" data-color={profile.color ?? 'grey'}>
      <Icon node={app === undefined ? ofKinds[profile.type] : ofApps[app]} />
    </span>
  );
}

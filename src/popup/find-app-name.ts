import { translate } from '../browser/translate';
import { kindOf, withKind } from '../core/kinds/kinds';
import { landingAppNames } from '../core/landing-uri';
import type { Profile } from '../core/profile';

/** What a profile opens, as people call it. */
export function findAppName(profile: Profile): string | undefined {
  const app = withKind(profile, (kind, own) => kind.findApp(own));
  if (app === undefined) return translate(kindOf(profile.type).name);
  return app === 'custom' ? undefined : landingAppNames[app];
}

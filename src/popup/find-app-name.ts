import { translate } from '../browser/api/translate';
import { landingAppNames } from '../core/aws/landing-uri';
import type { Profile } from '../core/configuration/profile';
import { kindOf, withKind } from '../core/kinds/kinds';

/** The usual name of the app that a profile opens. */
export function findAppName(profile: Profile): string | undefined {
  const app = withKind(profile, (kind, own) => kind.findApp(own));
  if (app === undefined) return translate(kindOf(profile.type).name);
  return app === 'custom' ? undefined : landingAppNames[app];
}

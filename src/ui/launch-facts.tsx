import { Fragment } from 'preact';
import { t } from '../browser/api/translate';
import type { Connection } from '../core/configuration/connection';
import type { Profile } from '../core/configuration/profile';
import { withKind } from '../core/kinds/kinds';
import type { LaunchAddress } from '../core/launch/format-launch-address';

export interface LaunchFactsProps {
  readonly address: LaunchAddress;
  readonly profile: Profile;
  readonly connection: Connection;
  readonly person: string | undefined;
}

/** Lists the target of a launch, the person it would run as, and the site of the link. */
export function LaunchFacts({ address, profile, connection, person }: LaunchFactsProps) {
  const facts: readonly (readonly [label: string, value: string | undefined])[] = [
    [t('profile'), address.type === 'stored' ? profile.name : undefined],
    ...withKind(profile, (kind, own) => kind.facts(own)).map(([label, value]) => [t(label), value] as const),
    [t('region'), profile.region ?? connection.region],
    [t('connection'), connection.name],
    [t('linkPerson'), connection.signIn.type === 'guest' ? t('guest') : (person ?? t('notSignedIn'))],
    [t('linkFrom'), findReferrer()],
  ];
  return (
    <dl class="facts">
      {facts.map(
        ([label, value]) =>
          value && (
            <Fragment key={label}>
              <dt>{label}</dt>
              <dd dir="auto">{value}</dd>
            </Fragment>
          ),
      )}
    </dl>
  );
}

/** The site that the link was on, or this extension. Browsers tell extensions little about that site. */
function findReferrer(): string | undefined {
  if (!URL.canParse(document.referrer)) return undefined;
  const { origin, host } = new URL(document.referrer);
  return origin === location.origin ? t('appShortName') : host;
}

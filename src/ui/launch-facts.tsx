import { t } from '../browser/api/translate';
import type { Connection } from '../core/configuration/connection';
import type { Profile } from '../core/configuration/profile';
import { withKind } from '../core/kinds/kinds';
import type { LaunchAddress } from '../core/launch/format-launch-address';
import { type Fact, Facts } from './facts';
import { findReferrer } from './find-referrer';

export interface LaunchFactsProps {
  readonly address: LaunchAddress;
  readonly profile: Profile;
  readonly connection: Connection;
  readonly person: string | undefined;
}

/** Lists the target of a launch, the person it would run as, and the site of the link. */
export function LaunchFacts({ address, profile, connection, person }: LaunchFactsProps) {
  const facts: readonly Fact[] = [
    [t('profile'), address.type === 'stored' ? profile.name : undefined],
    ...withKind(profile, (kind, own) => kind.facts(own)).map(([label, value]): Fact => [t(label), value]),
    [t('region'), profile.region ?? connection.region],
    [t('connection'), connection.name],
    [t('linkPerson'), connection.signIn.type === 'guest' ? t('guest') : (person ?? t('notSignedIn'))],
    [t('linkFrom'), findReferrer()],
  ];
  return <Facts facts={facts} />;
}

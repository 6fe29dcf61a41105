import { t, translate } from '../../browser/api/translate';
import type { RecentLaunch } from '../../browser/launch/recent-launches';
import type { Profile } from '../../core/configuration/profile';
import { describeDuration, describeOutcome, describeTime } from './recent-launch-words';

interface LaunchTableProps {
  readonly launches: readonly RecentLaunch[];
  readonly profiles: readonly Profile[];
  /** The id of the heading that names the table. */
  readonly headingId: string;
}

export function LaunchTable({ launches, profiles, headingId }: LaunchTableProps) {
  const names = new Map(profiles.map(({ id, name }) => [id, name]));
  return (
    <table class="launches" aria-labelledby={headingId}>
      <thead>
        <tr>
          <th scope="col">{t('profile')}</th>
          <th scope="col">{t('launchedAt')}</th>
          <th scope="col">{t('launchResult')}</th>
          <th scope="col">{t('launchDuration')}</th>
        </tr>
      </thead>
      <tbody>
        {launches.map(launch => (
          <LaunchRow key={`${launch.at} ${launch.profileId}`} launch={launch} name={names.get(launch.profileId)} />
        ))}
      </tbody>
    </table>
  );
}

function LaunchRow({ launch, name }: { readonly launch: RecentLaunch; readonly name: string | undefined }) {
  const { at, outcome, milliseconds } = launch;
  const language = t('languageTag');
  const words = describeOutcome(outcome);
  return (
    <tr>
      <th scope="row">{name ?? t('deletedProfile')}</th>
      <td>
        <time dateTime={new Date(at).toISOString()}>{describeTime(at, language)}</time>
      </td>
      <td>{words && translate(words)}</td>
      <td>{milliseconds !== undefined && describeDuration(milliseconds, language)}</td>
    </tr>
  );
}

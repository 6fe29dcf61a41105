import { t } from '../browser/api/translate';
import { launchPageAddress } from '../browser/launch/launch-page';
import { getNamedProfile } from '../browser/launch/named-profile';
import { takeOneTime } from '../browser/launch/one-time';
import { onConfigurationChanged } from '../browser/store/configuration-store';
import { findProfile } from '../browser/store/find-entry';
import { formatCliCommand } from '../core/cli/cli-command';
import type { Connection } from '../core/configuration/connection';
import type { Profile } from '../core/configuration/profile';
import { failureOf } from '../core/failure/launch-failure';
import { hasTemplates } from '../core/kinds/template-fields';
import { formatLaunchAddress, formatLaunchLink } from '../core/launch/format-launch-address';
import { CopyableBlock } from '../ui/copyable-block';
import { useLive } from '../ui/use-live';
import { Failed } from './failed';
import { useFocus } from './use-focus';
import { useAtOnce, useNotice } from './use-notice';
import { useTitle } from './use-title';

interface ShareProps {
  readonly profileId: string;
  /** Whether the person came for the AWS CLI's command. */
  readonly copiesCli: boolean;
  /** A one-time id that lets the page copy the command by itself. It shows that no other extension asks for that. */
  readonly once: string | undefined;
}

/** Ways to keep a launch or hand it on: a bookmark, a link, a command. None of them holds a secret. */
export function Share({ profileId, copiesCli, once }: ShareProps) {
  const found = useLive(() => read(profileId), [onConfigurationChanged], [profileId]);
  const isChosen = useLive(async () => once !== undefined && (await takeOneTime(once)), [], [once]) === true;
  if (!found) return <p role="status" />;
  if ('failure' in found) return <Failed failure={found.failure} />;
  return <Shared {...found} copiesCli={copiesCli} copiesAtOnce={copiesCli && isChosen} />;
}

interface SharedProps {
  readonly profile: Profile;
  /** The profile with its names for the person signed in: unlike a link's reader, the CLI knows nobody's claims. */
  readonly named: Profile;
  readonly connection: Connection;
  readonly copiesCli: boolean;
  readonly copiesAtOnce: boolean;
}

function Shared({ profile, named, connection, copiesCli, copiesAtOnce }: SharedProps) {
  const { id, name } = profile;
  const address = launchPageAddress(formatLaunchAddress({ type: 'stored', profileId: id }));
  const link = formatLaunchLink({ type: 'given', profile });
  const command = formatCliCommand(named, connection);
  const { copy, bookmark, noticeOf } = useNotice();
  const about = (text: string) => ({ text, notice: noticeOf(text), onCopy: () => void copy(text) });
  const copyCommand = (text: string) => copy(text, hasTemplates(named) ? 'copiedCliWithClaims' : 'copied');
  useAtOnce(copiesAtOnce ? command : undefined, copyCommand);
  useTitle(name);
  useFocus(id);
  return (
    <>
      <h1 tabIndex={-1} dir="auto">
        {name}
      </h1>
      <CopyableBlock label={t('launchAddress')} copyLabel={t('copyLaunchAddress')} {...about(address)}>
        <button type="button" class={copiesCli ? undefined : 'primary'} onClick={() => void bookmark(name, address)}>
          {t('addBookmark')}
        </button>
      </CopyableBlock>
      <CopyableBlock label={t('launchLink')} copyLabel={t('copyLaunchLink')} {...about(link)} />
      <CopyableBlock
        label={t('cliCommand')}
        copyLabel={t('copyCliCommand')}
        isPrimary={copiesCli}
        {...about(command)}
        onCopy={() => void copyCommand(command)}
      />
    </>
  );
}

async function read(profileId: string) {
  try {
    const found = await findProfile({ profileId });
    if (!found) return { failure: { code: 'profile-missing' as const } };
    return { ...found, named: await getNamedProfile(found.profile) };
  } catch (error) {
    return { failure: failureOf(error) };
  }
}

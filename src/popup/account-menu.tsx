import { ChevronDown, CircleUserRound } from 'lucide';
import { send } from '../browser/api/messaging';
import { openDiagnosticsPage, openOptionsPage } from '../browser/api/pages';
import { findStudioTab } from '../browser/api/studio-tab';
import { t, translate } from '../browser/api/translate';
import { handOverImport } from '../browser/store/handed-import';
import { onSignInChanged } from '../browser/store/session-items';
import type { Connection } from '../core/configuration/connection';
import type { Failure } from '../core/failure/launch-outcome';
import { Icon } from '../ui/icon';
import { Menu } from '../ui/menu';
import { useLive } from '../ui/use-live';
import { describeSignIn } from './describe-sign-in';

interface AccountMenuProps {
  readonly connection: Connection;
  onNotice(text: string): void;
}

/** Who is signed in to the connection of the profile that Enter opens, and what can be done about that. */
export function AccountMenu({ connection, onNotice }: AccountMenuProps) {
  const { id, name, signIn } = connection;
  const read = async () => {
    // If the worker was stopped and does not answer, claim nothing.
    return await send('findSignedIn', { connectionId: id }).then(
      person => ({ id, person }),
      () => undefined,
    );
  };
  const found = useLive(read, [callback => onSignInChanged(id, callback)], [id]);
  const known = found?.id === id ? found : undefined;
  const studioTab = useLive(findStudioTab, [], []);
  const isGuest = signIn.type === 'guest';
  if (!known && !isGuest) return null;
  const person = known?.person;
  const label = isGuest ? t('guest') : (person?.name ?? t('notSignedIn'));
  const [who, end = ''] = describeSignIn(person, Date.now(), t('languageTag')).map(translate);
  const title = isGuest ? name : `${name}: ${who}${end}`;

  const ask = async (type: 'signIn' | 'signOut') => {
    const outcome = await send(type, { connectionId: id }).catch(() => undefined);
    if (outcome?.result === 'failed') onNotice(await titleOf(outcome.failure));
    else if (type === 'signOut') onNotice(t(outcome?.isUnconfirmed ? 'signedOutUnconfirmed' : 'signedOut'));
    return outcome?.result === 'done';
  };
  // The window of the sign-in closes the popup. The worker goes on with the sign-in.
  const switchAccount = async () => (await ask('signOut')) && (await ask('signIn'));
  return (
    <Menu
      label={t('accountOf', { name: label })}
      heading={title}
      class="account"
      items={[
        ...(person
          ? [
              { label: t('switchAccount'), onSelect: () => void switchAccount() },
              { label: t('signOut'), onSelect: () => void ask('signOut') },
            ]
          : []),
        { label: t('diagnose'), onSelect: () => void openDiagnosticsPage(id) },
        ...(studioTab === undefined
          ? []
          : [{ label: t('saveTab'), startsGroup: true, onSelect: () => void saveTab(studioTab) }]),
      ]}
    >
      <Icon node={CircleUserRound} />
      <bdi>{label}</bdi>
      <Icon node={ChevronDown} />
    </Menu>
  );
}

/** Leads to the import in Settings, as if the tab's address had been pasted there. */
async function saveTab(address: string): Promise<void> {
  await openOptionsPage(await handOverImport({ type: 'tab', address }));
}

/** The words for failures are loaded when there is one. */
async function titleOf(failure: Failure): Promise<string> {
  const { explainFailure } = await import('../core/explain/explain-failure');
  return translate(explainFailure(failure).title);
}

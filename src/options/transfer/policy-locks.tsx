import { t } from '../../browser/api/translate';
import type { PolicySettings } from '../../core/policy/policy';
import type { MessageKey } from '../../core/words/message';

/** The settings of a policy that take something from the person, by whether they are chosen. */
export type Locks = Readonly<Record<string, boolean>>;

/** What each setting is when it takes something away, in the words that people then read in Settings. */
const lockValues = {
  allowedConnectionsOnly: { value: true, text: 'managedOnly' },
  sync: { value: false, text: 'managedSyncOff' },
  links: { value: false, text: 'managedLinksOff' },
  export: { value: false, text: 'managedExportOff' },
  history: { value: false, text: 'managedHistoryOff' },
  sharedFileReview: { value: false, text: 'managedSharedReviewOff' },
} as const satisfies Record<keyof PolicySettings, { readonly value: boolean; readonly text: MessageKey }>;

interface PolicyLocksProps {
  readonly locks: Locks;
  /** Without a shared file, nothing is said about its review. */
  readonly hasSharedFile: boolean;
  onChange(locks: Locks): void;
}

/** What the policy takes from people: a checkbox for each. */
export function PolicyLocks({ locks, hasSharedFile, onChange }: PolicyLocksProps) {
  return (
    <fieldset class="choice">
      <legend>{t('policyLocks')}</legend>
      {shownLocks(hasSharedFile).map(([name, { text }]) => (
        <label key={name}>
          <input
            type="checkbox"
            checked={locks[name] === true}
            onChange={({ currentTarget }) => onChange({ ...locks, [name]: currentTarget.checked })}
          />
          {t(text)}
        </label>
      ))}
    </fieldset>
  );
}

/** The policy's settings: what is not chosen stays the person's own choice. */
export function locksToSettings(locks: Locks, hasSharedFile: boolean): PolicySettings {
  const chosen = shownLocks(hasSharedFile).filter(([name]) => locks[name] === true);
  return Object.fromEntries(chosen.map(([name, { value }]) => [name, value]));
}

function shownLocks(hasSharedFile: boolean) {
  return Object.entries(lockValues).filter(([name]) => name !== 'sharedFileReview' || hasSharedFile);
}

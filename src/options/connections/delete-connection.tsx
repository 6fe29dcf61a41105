import { plural, t } from '../../browser/api/translate';
import type { Connection } from '../../core/configuration/connection';
import type { Profile } from '../../core/configuration/profile';
import { Modal } from '../shared/modal';
import { NameList } from '../shared/name-list';

interface DeleteConnectionProps {
  readonly connection: Connection;
  readonly profiles: readonly Profile[];
  onDelete(): void;
  onClose(): void;
}

/** Asks before profiles are deleted along with the connection that they need, and names them. */
export function DeleteConnection({ connection, profiles, onDelete, onClose }: DeleteConnectionProps) {
  return (
    <Modal title={t('deleteNameAsk', { name: connection.name })} onCancel={onClose}>
      <p>{plural('dependents', profiles.length)}</p>
      <NameList names={profiles.map(({ name }) => name)} />
      <div class="actions">
        <button type="button" onClick={onClose}>
          {t('cancel')}
        </button>
        <button type="button" class="danger" onClick={onDelete}>
          {plural('deleteWith', profiles.length)}
        </button>
      </div>
    </Modal>
  );
}

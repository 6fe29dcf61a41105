import { plural, t } from '../../browser/api/translate';
import type { Connection } from '../../core/configuration/connection';
import type { Profile } from '../../core/configuration/profile';
import { Modal } from '../../ui/modal';
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
      <div class="modal-body">
        <p>{plural('dependents', profiles.length)}</p>
        <NameList names={profiles.map(({ name }) => name)} />
      </div>
      <div class="modal-end">
        <div class="actions">
          <button type="button" class="danger" onClick={onDelete}>
            {plural('deleteWith', profiles.length)}
          </button>
          <button type="button" data-focus onClick={onClose}>
            {t('cancel')}
          </button>
        </div>
      </div>
    </Modal>
  );
}

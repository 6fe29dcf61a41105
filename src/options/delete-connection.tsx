import type { Connection } from '../core/connection';
import type { Profile } from '../core/profile';
import { Modal } from './modal';
import { NameList } from './name-list';

interface DeleteConnectionProps {
  readonly connection: Connection;
  readonly profiles: readonly Profile[];
  onDelete(): void;
  onClose(): void;
}

/** Asks before profiles are deleted along with the connection that they need, and names them. */
export function DeleteConnection({ connection, profiles, onDelete, onClose }: DeleteConnectionProps) {
  const isOne = profiles.length === 1;
  return (
    <Modal title={`Delete ${connection.name}?`} onCancel={onClose}>
      <p>
        {isOne ? 'One profile depends on it and is' : `${profiles.length} profiles depend on it and are`} deleted with
        it:
      </p>
      <NameList names={profiles.map(({ name }) => name)} />
      <div class="actions">
        <button type="button" onClick={onClose}>
          Cancel
        </button>
        <button type="button" class="danger" onClick={onDelete}>
          {isOne ? 'Delete it and 1 profile' : `Delete it and ${profiles.length} profiles`}
        </button>
      </div>
    </Modal>
  );
}

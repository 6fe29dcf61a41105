import { useId } from 'preact/hooks';
import { useManaged } from '../managed/managed-context';
import { ManagedMark } from '../managed/managed-mark';

interface ExportButtonProps {
  readonly text: string;
  onExport(): void;
}

/** A button that writes stored data to a file, unless the policy forbids exports. */
export function ExportButton({ text, onExport }: ExportButtonProps) {
  const { settings } = useManaged();
  const id = useId();
  const isLocked = settings.export === false;
  return (
    <>
      <button type="button" disabled={isLocked} aria-describedby={isLocked ? id : undefined} onClick={onExport}>
        {text}
      </button>
      {isLocked && (
        <>
          {' '}
          <ManagedMark id={id} />
        </>
      )}
    </>
  );
}

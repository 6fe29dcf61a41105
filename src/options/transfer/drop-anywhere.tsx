import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../browser/api/translate';

/**
 * Takes a file that is dropped anywhere on the page. A file that is dropped while a dialog is open is not taken, and
 * does not replace the page either, which is what browsers do otherwise.
 */
export function DropAnywhere({ onFile }: { onFile(file: File): void }) {
  const [isOver, setOver] = useState(false);
  const take = useRef(onFile);
  take.current = onFile;
  useEffect(() => {
    const stop = new AbortController();
    const isTaken = () => document.querySelector('dialog[open]') === null;
    const over = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = isTaken() ? 'copy' : 'none';
      setOver(isTaken());
    };
    const leave = (event: DragEvent) => {
      // Between two elements of the page there is a next element, at the edge of the window there is none.
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      const file = event.dataTransfer.files[0];
      if (file && isTaken()) take.current(file);
    };
    addEventListener('dragover', over, { signal: stop.signal });
    addEventListener('dragleave', leave, { signal: stop.signal });
    addEventListener('drop', drop, { signal: stop.signal });
    return () => stop.abort();
  }, []);
  return isOver ? (
    <div class="drop-overlay" aria-hidden="true">
      <p>{t('dropToImport')}</p>
    </div>
  ) : null;
}

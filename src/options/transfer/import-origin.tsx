import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../browser/api/translate';
import type { ImportSource } from '../../core/import/import-source';

/** Where an import comes from that another page handed over. It gets the focus, so that the person begins there. */
export function ImportOrigin({ origin }: { readonly origin: ImportSource }) {
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => line.current?.focus(), [origin]);
  if (origin.type === 'tab') return null;
  return (
    <p ref={line} tabIndex={-1} class="import-origin">
      {origin.type === 'file' ? t('importFromAddress', { address: origin.address }) : t('importFromLink')}
    </p>
  );
}

import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../browser/api/translate';

interface MoreActionsProps {
  /** The name of the entry that the actions belong to. */
  readonly name: string;
  children(close: () => void): ComponentChildren;
}

/** The less frequent actions of an entry, behind a button. They close on Escape, or when anything else is used. */
export function MoreActions({ name, children }: MoreActionsProps) {
  const [open, setOpen] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };

  useEffect(() => {
    if (!open) return;
    list.current?.scrollIntoView({ block: 'nearest' });
    const stop = new AbortController();
    const closeOutside = ({ target }: Event) => {
      if (target instanceof Node && !frame.current?.contains(target)) setOpen(false);
    };
    const closeOnEscape = ({ key }: KeyboardEvent) => key === 'Escape' && close();
    document.addEventListener('pointerdown', closeOutside, { signal: stop.signal });
    document.addEventListener('focusin', closeOutside, { signal: stop.signal });
    document.addEventListener('keydown', closeOnEscape, { signal: stop.signal });
    return () => stop.abort();
  }, [open]);

  return (
    <div class="more" ref={frame}>
      <button
        type="button"
        ref={button}
        aria-expanded={open}
        aria-label={t('moreFor', { name })}
        onClick={() => setOpen(!open)}
      >
        {t('more')}
      </button>
      {open && (
        <div class="more-list" ref={list}>
          {children(close)}
        </div>
      )}
    </div>
  );
}

import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { usePlace } from './use-navigation';

interface PartProps {
  /** The name of the part in the address: `links` of `#privacy/links`. */
  readonly name: string;
  readonly title: string;
  readonly headingId?: string;
  /** Stands beside the heading. */
  readonly action?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A part of a section, with an address of its own. Its heading gets the focus when the address leads there. */
export function Part({ name, title, headingId, action, children }: PartProps) {
  const place = usePlace();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (place.part === name) heading.current?.focus();
  }, [place]);
  return (
    <section class="page-part">
      <div class="section-head">
        <h2 ref={heading} id={headingId} tabIndex={-1}>
          {title}
        </h2>
        {action}
      </div>
      {children}
    </section>
  );
}

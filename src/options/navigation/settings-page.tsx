import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { t } from '../../browser/api/translate';
import { type Section, sectionNames } from './sections';
import { usePlace } from './use-navigation';

interface SettingsPageProps {
  readonly section: Section;
  /** Stands beside the heading. */
  readonly action?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** The content of one section. Its heading gets the focus when the person comes from another place. */
export function SettingsPage({ section, action, children }: SettingsPageProps) {
  const place = usePlace();
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useEffect(() => {
    if (!place.isArrival || place.part !== undefined) return;
    scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [place]);
  return (
    <section class="page" aria-labelledby={id}>
      <div class="section-head">
        <h1 ref={heading} id={id} tabIndex={-1}>
          {t(sectionNames[section])}
        </h1>
        {action}
      </div>
      {children}
    </section>
  );
}

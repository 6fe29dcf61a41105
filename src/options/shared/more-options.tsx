import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../browser/api/translate';

interface MoreOptionsProps {
  /** Whether a field in here has a value of its own. If so, the options start unfolded. */
  readonly isUsed: boolean;
  readonly children: ComponentChildren;
}

/** Fields of a form that few people need, folded away. The form unfolds them if one has a problem. */
export function MoreOptions({ isUsed, children }: MoreOptionsProps) {
  const [startsOpen] = useState(isUsed);
  return (
    <details class="more-options" open={startsOpen}>
      <summary>{t('moreOptions')}</summary>
      <div class="form">{children}</div>
    </details>
  );
}

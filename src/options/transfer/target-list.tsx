import { useState } from 'preact/hooks';
import { t } from '../../browser/api/translate';
import type { Target } from '../../core/at-hand/target';
import { landingAppNames } from '../../core/aws/landing-uri';
import { describeProfile } from '../../core/kinds/describe-profile';
import { withKind } from '../../core/kinds/kinds';
import { FieldText } from '../../ui/field-text';

/** The most rows that are drawn. More are found by the filter. */
const rowsShown = 100;

/** From how many places on there is a filter. */
const longList = 10;

interface TargetListProps {
  readonly targets: readonly { readonly target: Target; readonly index: number }[];
  /** The places that are not chosen, by their index. */
  readonly left: ReadonlySet<number>;
  onChange(left: ReadonlySet<number>): void;
}

/** Places to choose from, each by its name and what it opens. All and none choose among what the filter shows. */
export function TargetList({ targets, left, onChange }: TargetListProps) {
  const [filter, setFilter] = useState('');
  const wanted = filter.trim().toLowerCase();
  const rows = targets
    .map(({ target, index }) => ({ index, name: nameOf(target), what: describeTarget(target) }))
    .filter(({ name, what }) => `${name} ${what}`.toLowerCase().includes(wanted));
  const leave = (indexes: readonly number[], isLeft: boolean) => {
    const next = new Set(left);
    for (const index of indexes) isLeft ? next.add(index) : next.delete(index);
    onChange(next);
  };
  const all = rows.map(({ index }) => index);
  return (
    <fieldset class="choice targets">
      <legend>{t('chooseTargets')}</legend>
      {targets.length > longList && <FieldText label={t('chooseFilter')} value={filter} onInput={setFilter} />}
      <div class="actions">
        <button type="button" onClick={() => leave(all, false)}>
          {t('chooseAll')}
        </button>
        <button type="button" onClick={() => leave(all, true)}>
          {t('chooseNone')}
        </button>
      </div>
      {rows.slice(0, rowsShown).map(({ index, name, what }) => (
        <label key={index}>
          <input
            type="checkbox"
            checked={!left.has(index)}
            onChange={({ currentTarget }) => leave([index], !currentTarget.checked)}
          />
          <span dir="auto">
            {name} <span class="muted">– {what}</span>
          </span>
        </label>
      ))}
      {rows.length > rowsShown && <p class="muted">{t('andMore', { count: rows.length - rowsShown })}</p>}
    </fieldset>
  );
}

function nameOf({ name, domainName }: Target): string {
  return domainName && domainName !== name ? `${name} (${domainName})` : name;
}

/** `alice · d-abcdefgh1234 · alice-lab · JupyterLab · us-east-1` */
function describeTarget({ profile }: Target): string {
  const own = { ...profile, id: 'new', name: '', connection: '' };
  const app = withKind(own, (kind, same) => kind.findApp(same));
  return [describeProfile(own), app && app !== 'custom' && landingAppNames[app], profile.region]
    .filter(Boolean)
    .join(' · ');
}

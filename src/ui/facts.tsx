import { Fragment } from 'preact';

/** A value by its label; one without a value is not shown. */
export type Fact = readonly [label: string, value: string | undefined];

/** Labels with their values. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl class="facts">
      {facts.map(
        ([label, value]) =>
          value && (
            <Fragment key={label}>
              <dt>{label}</dt>
              <dd dir="auto">{value}</dd>
            </Fragment>
          ),
      )}
    </dl>
  );
}

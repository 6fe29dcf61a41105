import { translate } from '../../browser/api/translate';
import type { Suggestion } from '../../core/discovery/suggest';

/** Suggestions as a field's list shows them: a value, and what people know it by. */
export function SuggestedOptions({ suggestions }: { readonly suggestions: readonly Suggestion[] }) {
  return (
    <>
      {suggestions.map(({ value, words }) => (
        <option key={value} value={value} label={[value, ...words.map(translate)].join(' · ')} />
      ))}
    </>
  );
}

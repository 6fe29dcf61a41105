import { translate } from '../../browser/api/translate';
import type { Message } from '../../core/words/message';

/** What there is to say about a text that was read. */
export function ImportNotes({ notes }: { readonly notes: readonly Message[] }) {
  if (notes.length === 0) return null;
  return (
    <ul class="notes">
      {notes.map((note, index) => (
        <li key={index} dir="auto">
          {translate(note)}
        </li>
      ))}
    </ul>
  );
}

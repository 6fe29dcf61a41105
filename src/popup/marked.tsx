interface MarkedProps {
  readonly text: string;
  /** The start and end of each match, in order and without overlaps. */
  readonly marks: readonly (readonly [start: number, end: number])[];
}

/** A text with the matches of the search marked. */
export function Marked({ text, marks }: MarkedProps) {
  return (
    <>
      {marks.map(([start, end], index) => [
        text.slice(marks[index - 1]?.[1] ?? 0, start),
        <mark key={start}>{text.slice(start, end)}</mark>,
      ])}
      {text.slice(marks.at(-1)?.[1] ?? 0)}
    </>
  );
}

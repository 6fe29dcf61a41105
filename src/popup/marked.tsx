interface MarkedProps {
  readonly text: string;
  /** From where to where the search was found: in order, and apart. */
  readonly marks: readonly (readonly [start: number, end: number])[];
}

/** A text with what the search found in it marked. */
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

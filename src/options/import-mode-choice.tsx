export type ImportMode = 'merge' | 'replace';

const modes: readonly { mode: ImportMode; text: string; hint: string }[] = [
  { mode: 'merge', text: 'Merge', hint: 'adds and updates; everything else stays' },
  { mode: 'replace', text: 'Replace', hint: 'removes everything that is not in it' },
];

interface ImportModeChoiceProps {
  readonly mode: ImportMode;
  onChange(mode: ImportMode): void;
}

export function ImportModeChoice({ mode: chosen, onChange }: ImportModeChoiceProps) {
  return (
    <fieldset class="choice">
      <legend>How</legend>
      {modes.map(({ mode, text, hint }) => (
        <label key={mode}>
          <input type="radio" name="import-mode" checked={mode === chosen} onChange={() => onChange(mode)} />
          <span>
            {text} <span class="muted">– {hint}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

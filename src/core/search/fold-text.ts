import uFuzzy from '@leeoniya/ufuzzy';

export interface FoldedText {
  readonly original: string;
  /** Lower case, without diacritics. */
  readonly folded: string;
  /** For each code unit of `folded`, and for its end, the index in `original`; not set if the indices are the same. */
  readonly origins?: readonly number[];
}

/** A text as it is searched: in lower case and without diacritics, so that `Zurich` finds `Zürich`. */
export function foldText(original: string): FoldedText {
  const folded = original.replace(/[^ -~]/gu, foldCharacter).toLowerCase();
  return isAlike(original, folded) ? { original, folded } : { original, ...foldWithOrigins(original) };
}

/** Whether each character was folded to one of its length. */
function isAlike(original: string, folded: string): boolean {
  if (folded.length !== original.length) return false;
  return (original.match(/[^ -~]/gu) ?? []).every(character => foldCharacter(character).length === character.length);
}

function foldWithOrigins(original: string): { folded: string; origins: number[] } {
  const origins: number[] = [];
  let folded = '';
  let index = 0;
  for (const character of original) {
    const part = foldCharacter(character);
    for (let unit = 0; unit < part.length; unit += 1) origins.push(index);
    folded += part;
    index += character.length;
  }
  return { folded, origins: [...origins, index] };
}

/** A range of the folded text, in the original one: whole characters, with the marks that stand on them. */
export function unfoldRange({ origins }: FoldedText, start: number, end: number): [start: number, end: number] {
  if (!origins) return [start, end];
  const last = origins[end - 1] ?? 0;
  return [origins[start] ?? 0, origins.find((origin, index) => index >= end && origin > last) ?? last];
}

/** uFuzzy knows letters that do not decompose (`ł`, `ı`); Unicode knows all letters that do. */
function foldCharacter(character: string): string {
  return uFuzzy.latinize(character).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace('ς', 'σ');
}

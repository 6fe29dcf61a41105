const opening = '<!-- bench: ';
const ending = '<!-- end of bench -->';

/** Replaces what a document's section of this name holds; all around it stays. Throws where there is no such section. */
export function replaceSection(document: string, name: string, content: string): string {
  const begin = `${opening}${name} -->`;
  const [before, after, ...more] = document.split(begin);
  if (before === undefined || after === undefined || more.length > 0) throw new RangeError(`Not one ${begin}`);
  const end = after.indexOf(ending);
  if (end < 0 || after.slice(0, end).includes(opening)) throw new RangeError(`${begin} has no end`);
  return `${before}${begin}\n\n${content}\n\n${after.slice(end)}`;
}

/** What turns text into markup or code in a page. */
const sinks =
  /\b(innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|parseFromString|setHTMLUnsafe|srcdoc)\b|\bdocument\.write(ln)?\b/g;

/** The places in a script where text could become markup. */
export function findMarkupSinks(code: string): string[] {
  return [
    ...[...code.matchAll(sinks)].map(([sink]) => sink),
    ...(code.match(/\b__html["']?\s*:|["']__html["']/g) ?? []),
    ...(code.match(/\bdangerouslySetInnerHTML["']?\s*:/g) ?? []),
  ];
}

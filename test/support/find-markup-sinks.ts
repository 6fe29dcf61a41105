/** What turns text into markup or code in a page. */
const sinks =
  /\b(innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|parseFromString|setHTMLUnsafe|srcdoc)\b|\bdocument\.write(ln)?\b/g;

/**
 * Preact's own two uses: it compares and sets `innerHTML` for `dangerouslySetInnerHTML`, in one expression with the
 * member `__html` of that property's value and no other text.
 */
const preact = /(\w+)\.__html==\w+\.innerHTML\)\|\|\(\w+\.innerHTML=\1\.__html\)/g;

/**
 * The places in a script where text could become markup. Preact's are none as long as nobody hands it any: an object with
 * a member `__html`, or an element with the property `dangerouslySetInnerHTML`, is itself a place.
 */
export function findMarkupSinks(code: string): string[] {
  const others = code.replaceAll(preact, '');
  return [
    ...[...others.matchAll(sinks)].map(([sink]) => sink),
    ...(others.match(/\b__html["']?\s*:|["']__html["']/g) ?? []),
    ...(others.match(/\bdangerouslySetInnerHTML["']?\s*:/g) ?? []),
  ];
}

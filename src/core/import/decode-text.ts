/**
 * The text that bytes are, without its byte order mark: in UTF-8, or in UTF-16, which Windows PowerShell writes.
 * `undefined` for bytes that are neither, rather than a text with replacement characters.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(findEncoding(bytes), { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * By the marks that the Encoding Standard knows (§6, BOM sniff). Some programs write UTF-16 without one: there, half of
 * the first character is 0, since JSON and YAML begin with a character of ASCII.
 */
function findEncoding([first, second]: Uint8Array): string {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le';
  return (first === 0xfe && second === 0xff) || (first === 0 && second !== 0) ? 'utf-16be' : 'utf-8';
}

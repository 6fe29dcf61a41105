/**
 * Somebody else's words, made fit to be shown and stored: at most 300 characters, on one line, and without any run of
 * characters that is long enough to be a token or a key.
 */
export function shortText(text: string): string {
  const cleaned = text
    .replace(/\s+/g, ' ')
    // Keys and session tokens may hold slashes, and so do ARNs and paths; a key has digits and capitals as well.
    .replace(/[\w+/=-]{40,}/g, run => (/\d/.test(run) && /[A-Z]/.test(run) ? '…' : run))
    .replace(/[\w+=-]{40,}/g, '…')
    .trim();
  return cleaned.length > 300 ? `${cleaned.slice(0, 299)}…` : cleaned;
}

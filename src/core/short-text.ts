const longestRun = /[\w+=-]{40,}/g;

/**
 * Somebody else's words, made fit to be shown and stored: at most 300 characters, on one line, and without any run of
 * characters that is long enough to be a token or a key.
 */
export function shortText(text: string): string {
  const cleaned = text.replace(/\s+/g, ' ').replace(longestRun, '…').trim();
  return cleaned.length > 300 ? `${cleaned.slice(0, 299)}…` : cleaned;
}

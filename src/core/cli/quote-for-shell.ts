/** Within single quotes, every other character is literal (POSIX.1-2024, Shell Command Language, 2.2.2). */
export function quoteForShell(text: string): string {
  return /^[\w./:@=+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

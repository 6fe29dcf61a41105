/** Lets the person save a text, or the bytes of one, as a file. */
export function downloadText(text: BlobPart, name: string, type = 'application/json'): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  URL.revokeObjectURL(url);
}

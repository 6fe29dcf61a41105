import type { PolicyFile } from './policy-target';

/** The bytes of a policy's file. A text in UTF-16 begins with the mark that says so. */
export function encodePolicy({ text, encoding }: Pick<PolicyFile, 'text' | 'encoding'>): Uint8Array<ArrayBuffer> {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  const marked = `\ufeff${text}`;
  const bytes = new DataView(new ArrayBuffer(2 * marked.length));
  for (let index = 0; index < marked.length; index += 1) bytes.setUint16(2 * index, marked.charCodeAt(index), true);
  return new Uint8Array(bytes.buffer);
}

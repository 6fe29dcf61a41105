import { zipSync } from 'fflate';

/** An ordinary file of Unix that its owner may write: in the upper half, as Unix has it there. */
const attrs = 0o100644 << 16;
const unix = 3;

/**
 * An archive of these files (path within it to content), whose bytes depend on nothing else: one time, one order, one
 * kind of permissions, and a compressor in JavaScript, since zlib's output is another one on another processor.
 */
export function zipFiles(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const inOrder = [...files].sort(([one], [other]) => (one < other ? -1 : 1));
  // The earliest time that an archive can hold; by the local clock, since that is what is written.
  const mtime = new Date(1980, 0, 1);
  return zipSync(Object.fromEntries(inOrder), { level: 9, mtime, attrs, os: unix });
}

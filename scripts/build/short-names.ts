import type { MinifyOptions } from 'terser';

/** The letters of short names: the first of a name, which may be no digit, and all others. */
const first = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ$_';
const others = `${first}0123456789`;

/**
 * Terser's short names in a fixed order. By itself, Terser prefers the letters that the code has most of. Among these are
 * the letters of the bundler's placeholders for file names, which depend on the folder of the build. Two letters that are
 * about as frequent then changed their places, and the package had other bytes in another folder.
 */
export const shortNames = {
  mangle: { nth_identifier: { get: nameOf } },
} as const satisfies MinifyOptions;

/** The name with this number, from 0 on. */
export function nameOf(number: number): string {
  let name = first.charAt(number % first.length);
  for (let rest = Math.floor(number / first.length); rest > 0; rest = Math.floor((rest - 1) / others.length)) {
    name += others.charAt((rest - 1) % others.length);
  }
  return name;
}

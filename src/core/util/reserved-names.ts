/** Names under which every object has something already: no document of ours has a reason to use one. */
const reservedNames: readonly string[] = ['__proto__', 'constructor', 'prototype'];

export function isReservedName(name: string): boolean {
  return reservedNames.includes(name);
}

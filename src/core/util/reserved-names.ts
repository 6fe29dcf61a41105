/** Names with a meaning in JavaScript objects. Our documents have no reason to use such a name. */
const reservedNames: readonly string[] = ['__proto__', 'constructor', 'prototype'];

export function isReservedName(name: string): boolean {
  return reservedNames.includes(name);
}

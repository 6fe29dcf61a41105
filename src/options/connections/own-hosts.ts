/** The hosts that one connection alone needs: what it can give back without taking anything from the others. */
export function findOwnHosts(wanted: readonly string[], wantedByOthers: readonly (readonly string[])[]): string[] {
  const others = new Set(wantedByOthers.flat());
  return wanted.filter(host => !others.has(host));
}

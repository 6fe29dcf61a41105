/** The hosts that only one connection needs. Revoking them takes nothing from the other connections. */
export function findOwnHosts(wanted: readonly string[], wantedByOthers: readonly (readonly string[])[]): string[] {
  const others = new Set(wantedByOthers.flat());
  return wanted.filter(host => !others.has(host));
}

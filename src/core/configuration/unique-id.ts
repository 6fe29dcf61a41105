/** An id made of a name (`Prod Lab` → `prod-lab`). If the id is taken, it gets a number at the end. */
export function uniqueId(name: string, entries: readonly { readonly id: string }[]): string {
  return uniqueIdAmong(name, new Set(entries.map(({ id }) => id)));
}

/** The same for ids that are known already. */
export function uniqueIdAmong(name: string, taken: ReadonlySet<string>): string {
  const slug = slugOf(name);
  if (!taken.has(slug)) return slug;
  let number = 2;
  while (taken.has(`${slug}-${number}`)) number += 1;
  return `${slug}-${number}`;
}

function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, 50)
    .replace(/-$/, '');
  return slug || 'entry';
}

import type { Target } from './target';

/**
 * A name for each target that no other target, and no name in `taken`, has: that of the place, with its domain where
 * places of several domains have the same name, and with a number where that is not enough.
 */
export function nameTargets(targets: readonly Target[], taken: Iterable<string>): string[] {
  const used = new Set(taken);
  const counts = new Map<string, number>();
  for (const { name } of targets) counts.set(name, (counts.get(name) ?? 0) + 1);
  const numbers = new Map<string, number>();
  return targets.map(target => {
    const isOnly = counts.get(target.name) === 1 && !used.has(target.name);
    const name = isOnly || !domainOf(target) ? target.name : `${target.name} (${domainOf(target)})`;
    let unique = name;
    for (let number = numbers.get(name) ?? 2; used.has(unique); number += 1) {
      unique = `${name} ${number}`;
      numbers.set(name, number + 1);
    }
    used.add(unique);
    return unique;
  });
}

function domainOf({ profile, name, domainName }: Target): string | undefined {
  const domain = domainName || (profile.type === 'studio' ? profile.domainId : undefined);
  return domain === name ? undefined : domain;
}

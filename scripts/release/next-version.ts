const form = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/;

/** The largest part of a version that Chrome's and Edge's stores take. */
const largest = 65_535;

/**
 * The version that comes after this one: `wanted` is `major`, `minor`, `patch`, or the version itself. Throws one clear
 * sentence for what is no version of three numbers (the stores take no other), or none that is later.
 */
export function nextVersion(current: string, wanted: string): string {
  const [major, minor, patch] = parseVersion(current);
  const steps: Readonly<Record<string, string>> = {
    major: `${major + 1}.0.0`,
    minor: `${major}.${minor + 1}.0`,
    patch: `${major}.${minor}.${patch + 1}`,
  };
  const next = (Object.hasOwn(steps, wanted) ? steps[wanted] : undefined) ?? wanted;
  const parts = parseVersion(next);
  const changed = parts.findIndex((part, index) => part !== [major, minor, patch][index]);
  if (changed < 0 || (parts[changed] ?? 0) < ([major, minor, patch][changed] ?? 0))
    throw new Error(`${next} is not later than ${current}.`);
  return next;
}

function parseVersion(text: string): readonly [number, number, number] {
  const [, major, minor, patch] = form.exec(text)?.map(Number) ?? [];
  if (major === undefined || minor === undefined || patch === undefined || Math.max(major, minor, patch) > largest)
    throw new Error(`“${text}” is none of major, minor, patch, and no version such as 1.2.3.`);
  return [major, minor, patch];
}

import type { MessageKey, Words } from '../../core/words/message';

/** The names of the profiles that the keys launch now. */
export interface LaunchTargets {
  readonly defaultProfile: string | undefined;
  readonly last: Words | undefined;
  readonly numbered: readonly string[];
}

export interface LaunchTarget {
  readonly profile: Words | undefined;
  /** The text to show if there is no such profile. */
  readonly absent: MessageKey;
}

/** The profile that a command launches now. `undefined` for a command that launches no profile. */
export function findTarget(
  command: string,
  { defaultProfile, last, numbered }: LaunchTargets,
): LaunchTarget | undefined {
  if (command === 'launch-default') return { profile: defaultProfile, absent: 'shortcutNoDefault' };
  if (command === 'launch-last') return { profile: last, absent: 'shortcutNothingLaunched' };
  const number = numberOf(command);
  return number === undefined ? undefined : { profile: numbered[number - 1], absent: 'shortcutNoProfile' };
}

/** Sorts the popup first, then the default and the last profile, then the numbers. Unknown commands come last. */
export function compareCommands(one: string, other: string): number {
  return placeOf(one) - placeOf(other);
}

/** The number in a command's name: 1 for `launch-1`, up to 9. */
export function numberOf(command: string): number | undefined {
  const [, number] = /^launch-([1-9])$/.exec(command) ?? [];
  return number === undefined ? undefined : Number(number);
}

const first: readonly string[] = ['_execute_action', 'launch-default', 'launch-last'];

function placeOf(command: string): number {
  const place = first.indexOf(command);
  return place === -1 ? first.length + (numberOf(command) ?? 10) : place;
}

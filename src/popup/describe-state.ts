import type { ShownState } from '../core/protocol';
import { slowStopMinutes } from '../core/spaces/known-state';
import { type Message, type MessageKey, message } from '../core/words/message';

/** What a row says of a state. */
export interface StateWords {
  /** One word or two, beside the name. */
  readonly chip: Message;
  /** In the place of the description, where a person should know. */
  readonly warning: Message | undefined;
  /** For how long it has been running, in milliseconds, as far as AWS tells. */
  readonly runsFor: number | undefined;
}

const chips: Readonly<Record<ShownState['state'], MessageKey>> = {
  running: 'chipRunning',
  starting: 'chipStarting',
  stopping: 'chipStopping',
  stopped: 'chipStopped',
  updating: 'chipUpdating',
  failed: 'chipFailed',
  deleting: 'chipStopping',
};

/** A state in words, at a time in milliseconds since 1970. */
export function describeState(state: ShownState, now: number): StateWords {
  const minutes = slowStopMinutes(state, now);
  const runsFor = state.state === 'running' && state.startedAt !== undefined ? now - state.startedAt : undefined;
  return {
    chip: message(chips[state.state]),
    warning: minutes === undefined ? undefined : message('stillStopping', { minutes }),
    // The clocks of AWS and of this computer may differ.
    runsFor: runsFor !== undefined && runsFor >= 0 ? runsFor : undefined,
  };
}

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** A duration in milliseconds, in the two largest units of days, hours and minutes: “3 hours 20 minutes”. */
export function formatDuration(milliseconds: number, language: string): string {
  const at = Math.max(
    0,
    units.findIndex(([unit, length]) => milliseconds >= length || unit === 'minute'),
  );
  let left = milliseconds;
  const parts = units.slice(at, at + 2).map(([unit, length]) => {
    const count = Math.floor(left / length);
    left -= count * length;
    return { unit, count };
  });
  return parts
    .filter(({ count }, place) => count > 0 || place === 0)
    .map(({ unit, count }) =>
      new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count),
    )
    .join(' ');
}

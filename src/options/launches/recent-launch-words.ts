import type { RecentLaunch } from '../../browser/launch/recent-launches';
import { explainFailure } from '../../core/explain/explain-failure';
import { type Message, message } from '../../core/words/message';

/** How a launch ended, in words. `undefined` if the outcome was not recorded. */
export function describeOutcome(outcome: RecentLaunch['outcome']): Message | undefined {
  switch (outcome) {
    case undefined:
      return undefined;
    case 'opened':
      return message('outcomeOpened');
    case 'switched':
      return message('outcomeSwitched');
    case 'waited':
      return message('outcomeWaited');
    default:
      return explainFailure({ code: outcome }).title;
  }
}

/** `1.2 sec` or `0.04 sec`, in the words of a language. */
export function describeDuration(milliseconds: number, language: string): string {
  const precision = {
    maximumFractionDigits: 1,
    maximumSignificantDigits: 1,
    roundingPriority: 'morePrecision',
  } as const;
  return new Intl.NumberFormat(language, { style: 'unit', unit: 'second', ...precision }).format(milliseconds / 1000);
}

export function describeTime(at: number, language: string): string {
  return new Date(at).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });
}

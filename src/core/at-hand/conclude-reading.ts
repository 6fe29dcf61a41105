import type { DroppedSecret } from '../import/drop-secrets';
import { message } from '../words/message';
import { describePlace } from '../words/text-limits';
import type { Advice } from './advice';
import type { Findings } from './member-values';
import type { FoundTargets, ReadTargets } from './target';

/** How many problems have their line and column, which take a look through the whole text each. */
export const placesShown = 20;

/** How many targets a text may have. More are no choice for a person. */
const maximumTargets = 1_000;

/** What a text comes to: its targets, or what has to be corrected first. */
export function concludeReading(
  text: string,
  { targets, notes, endpoint }: FoundTargets,
  { problems, open }: Findings,
  dropped: readonly DroppedSecret[],
): ReadTargets {
  if (problems.length > 0) {
    const placed = problems.map(({ at, advice }, index): Advice => {
      if (typeof at === 'string') return { path: at, advice };
      return { path: index < placesShown ? describePlace(text, at) : '', advice };
    });
    return { ok: false, problems: placed, dropped };
  }
  if (targets.length > maximumTargets) return refuse(message('adviceTooMany', { max: maximumTargets }), dropped);
  const [note] = notes;
  if (targets.length === 0) return refuse(note ?? message('adviceNothing'), dropped);
  const openNote = open.size > 0 ? [message('noteOpen', { values: [...open].slice(0, 10).join(', ') })] : [];
  return { ok: true, targets, notes: [...notes, ...openNote], endpoint, dropped };
}

function refuse(advice: Advice['advice'], dropped: readonly DroppedSecret[]): ReadTargets {
  return { ok: false, problems: [{ path: '', advice }], dropped };
}

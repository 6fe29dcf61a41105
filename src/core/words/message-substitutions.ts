import type { Message, Translate } from './message';

/**
 * The values of a message in the order of its placeholders' numbers. The numbers follow the alphabetical order of the
 * names, so `$1` is the first name. `test/messages.test.ts` checks this.
 */
export function messageSubstitutions({ values = {} }: Message, translate: Translate): string[] {
  return Object.keys(values)
    .sort()
    .map(name => {
      const value = values[name] ?? '';
      return typeof value === 'object' ? translate(value) : String(value);
    });
}

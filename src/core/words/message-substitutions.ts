import type { Message, Translate } from './message';

/**
 * The values of a message in the order of its placeholders' numbers, which is that of their names
 * (`test/messages.test.ts` sees to that): `$1` is the first name of the alphabet.
 */
export function messageSubstitutions({ values = {} }: Message, translate: Translate): string[] {
  return Object.keys(values)
    .sort()
    .map(name => {
      const value = values[name] ?? '';
      return typeof value === 'object' ? translate(value) : String(value);
    });
}

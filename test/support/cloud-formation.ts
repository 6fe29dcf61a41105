import { CORE_SCHEMA, defineMappingTag, defineScalarTag, defineSequenceTag, load } from 'js-yaml';
import { type Members, members, type Value } from '../../local-aws/value';

const shortForms = ['And', 'Equals', 'GetAtt', 'If', 'Join', 'Not', 'Or', 'Select', 'Split', 'Sub'];

/** What a short form stands for: `!Ref A` is `{Ref: A}`, `!If […]` is `{Fn::If: […]}`, `!GetAtt A.B` is `{Fn::GetAtt: [A, B]}`. */
function longForm(tag: string, value: unknown): unknown {
  const name = tag.slice(1);
  if (name === 'Ref' || name === 'Condition') return { [name]: value };
  return { [`Fn::${name}`]: name === 'GetAtt' && typeof value === 'string' ? value.split('.') : value };
}

const schema = CORE_SCHEMA.withTags(
  ['Ref', 'Condition', ...shortForms].flatMap(name => [
    defineScalarTag(`!${name}`, { resolve: text => longForm(`!${name}`, text), identify: () => false }),
    defineSequenceTag<unknown[], unknown>(`!${name}`, {
      create: () => [],
      addItem: (items, item) => {
        items.push(item);
      },
      finalize: items => longForm(`!${name}`, items),
      identify: () => false,
    }),
    defineMappingTag<Record<string, unknown>, unknown>(`!${name}`, {
      create: () => ({}),
      addPair: (members, key, value) => {
        members[String(key)] = value;
        return '';
      },
      has: (members, key) => Object.hasOwn(members, String(key)),
      keys: () => [],
      get: () => undefined,
      finalize: members => longForm(`!${name}`, members),
      identify: () => false,
    }),
  ]),
);

/** A CloudFormation template as its long form, in which functions are objects of one member. Throws for what is no YAML. */
export function parseTemplate(text: string): Members {
  return members(toValue(load(text, { schema })));
}

function toValue(parsed: unknown): Value {
  if (Array.isArray(parsed)) return parsed.map(toValue);
  if (typeof parsed === 'object' && parsed !== null) {
    return Object.fromEntries(Object.entries(parsed).map(([name, value]) => [name, toValue(value)]));
  }
  if (parsed === null || typeof parsed === 'string' || typeof parsed === 'number' || typeof parsed === 'boolean') {
    return parsed;
  }
  throw new TypeError(`${typeof parsed} is nothing that a template can hold`);
}

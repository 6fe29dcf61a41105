import { isMembers, list, type Members, members, text, type Value } from '../../local-aws/value';

export interface Circumstances {
  /** `AWS::Region` and the like. */
  readonly pseudoParameters: Members;
  readonly parameters: Members;
  /** What a created resource's Ref gives. */
  refersTo(resource: string): Value;
  attribute(resource: string, name: string): Value;
}

export interface Stack {
  /** The resources that are created: those without a condition, and those whose condition holds. */
  readonly resources: Members;
  readonly outputs: Members;
}

/** Fn::If's third way: the property, item or member is left out. */
const noValue = Symbol('AWS::NoValue');
type Resolved = Value | typeof noValue;

/**
 * What CloudFormation makes of a template, for the functions that this project's template uses.
 * Throws for a parameter without a value or outside its bounds, an unknown name, and an assertion that does not hold.
 */
export function resolveTemplate(template: Members, given: Circumstances): Stack {
  const parameters = readParameters(members(template.Parameters), given.parameters);
  const resources = members(template.Resources);
  const conditions = members(template.Conditions);

  const refer = (name: string): Resolved => {
    if (name === 'AWS::NoValue') return noValue;
    const value = given.pseudoParameters[name] ?? parameters[name];
    if (value !== undefined) return value;
    requireCreated(name);
    return given.refersTo(name);
  };
  const requireCreated = (name: string): void => {
    const resource = resources[name];
    if (resource === undefined) throw new Error(`there is no ${name}`);
    if (!isCreated(resource)) throw new Error(`${name} is not created under these conditions`);
  };
  const attribute = (resource: string, name: string): Value => {
    requireCreated(resource);
    return given.attribute(resource, name);
  };
  const holds = (name: string): boolean => {
    const condition = conditions[name];
    if (condition === undefined) throw new Error(`there is no condition ${name}`);
    return resolve(condition) === true;
  };
  const isCreated = (entry: Value): boolean => {
    const { Condition } = members(entry);
    return Condition === undefined || holds(text(Condition));
  };
  const substitute = (pattern: string, own: Members): string =>
    pattern.replaceAll(/\$\{(!?)([^}]+)\}/g, (_whole, literal: string, name: string) => {
      if (literal !== '') return `\${${name}}`;
      if (Object.hasOwn(own, name)) return text(value(own[name] ?? null));
      const [resource = '', ...rest] = name.split('.');
      return text(rest.length > 0 ? attribute(resource, rest.join('.')) : value({ Ref: name }));
    });

  const functions: Readonly<Record<string, (argument: Value) => Resolved>> = {
    Ref: name => refer(text(name)),
    Condition: name => holds(text(name)),
    'Fn::If': argument => {
      const [condition, yes, no] = list(argument);
      return resolve((holds(text(condition)) ? yes : no) ?? null);
    },
    'Fn::GetAtt': argument => {
      const [resource, ...rest] = list(argument).map(text);
      return attribute(resource ?? '', rest.join('.'));
    },
    'Fn::Sub': argument => {
      const [pattern, own] = list(argument);
      return substitute(text(pattern), own === undefined ? {} : members(own));
    },
    'Fn::Join': argument => {
      const [separator, items] = list(argument);
      return list(value(items ?? null))
        .map(text)
        .join(text(separator));
    },
    'Fn::Split': argument => {
      const [separator, whole] = list(argument);
      return text(value(whole ?? null)).split(text(separator));
    },
    'Fn::Select': argument => {
      const [index, items] = list(argument);
      return list(value(items ?? null))[Number(index)] ?? null;
    },
    'Fn::Equals': argument => {
      const [left, right] = list(argument);
      return value(left ?? null) === value(right ?? null);
    },
    'Fn::Not': argument => list(argument).every(operand => value(operand) === false),
    'Fn::And': argument => list(argument).every(operand => value(operand) === true),
    'Fn::Or': argument => list(argument).some(operand => value(operand) === true),
  };

  const resolve = (unresolved: Value): Resolved => {
    if (Array.isArray(unresolved)) return unresolved.map(resolve).filter(item => item !== noValue);
    if (!isMembers(unresolved)) return unresolved;
    const [[name, argument] = ['', null], ...others] = Object.entries(unresolved);
    const call = others.length === 0 ? functions[name] : undefined;
    if (call !== undefined) return call(argument);
    if (name.startsWith('Fn::')) throw new Error(`${name} is not known here`);
    return resolveMembers(unresolved);
  };
  const resolveMembers = (unresolved: Members): Members =>
    Object.fromEntries(
      Object.entries(unresolved).flatMap(([name, member]) => {
        const resolved = resolve(member);
        return resolved === noValue ? [] : [[name, resolved]];
      }),
    );
  const value = (unresolved: Value): Value => {
    const resolved = resolve(unresolved);
    if (resolved === noValue) throw new Error('AWS::NoValue where a value is needed');
    return resolved;
  };
  // A resource's own Condition is a name there, not a function.
  const created = (entries: Members): Members =>
    Object.fromEntries(
      Object.entries(entries)
        .filter(([, entry]) => isCreated(entry))
        .map(([name, entry]) => {
          const { Condition: _condition, ...rest } = members(entry);
          return [name, resolveMembers(rest)];
        }),
    );

  for (const rule of Object.values(members(template.Rules))) {
    const { RuleCondition, Assertions } = members(rule);
    if (RuleCondition !== undefined && value(RuleCondition) !== true) continue;
    for (const { Assert, AssertDescription } of list(Assertions).map(members)) {
      if (value(Assert ?? null) !== true) throw new Error(text(AssertDescription));
    }
  }
  return { resources: created(resources), outputs: created(members(template.Outputs)) };
}

function readParameters(declared: Members, given: Members): Members {
  for (const name of Object.keys(given)) {
    if (declared[name] === undefined) throw new Error(`there is no parameter ${name}`);
  }
  return Object.fromEntries(
    Object.entries(declared).map(([name, declaration]) => {
      const { AllowedPattern, AllowedValues, Default, MinValue, MaxValue } = members(declaration);
      const parameter = given[name] ?? Default;
      if (parameter === undefined) throw new Error(`${name} needs a value`);
      const isFine =
        (AllowedPattern === undefined || new RegExp(text(AllowedPattern)).test(text(parameter))) &&
        (AllowedValues === undefined || list(AllowedValues).includes(parameter)) &&
        (MinValue === undefined || Number(parameter) >= Number(MinValue)) &&
        (MaxValue === undefined || Number(parameter) <= Number(MaxValue));
      if (!isFine) throw new Error(`${name} may not be ${text(parameter)}`);
      return [name, parameter];
    }),
  );
}

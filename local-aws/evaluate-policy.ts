import { BlockList, isIPv6 } from 'node:net';
import { list, type Members, members, text, type Value } from './value';

export interface PolicyRequest {
  /** For instance `sagemaker:CreatePresignedDomainUrl`. */
  readonly action: string;
  /** An ARN, or `*` for an action that knows no resources. */
  readonly resource: string;
  /** The condition keys that the request carries; a list for those of several values. Names in any case. */
  readonly context: Readonly<Record<string, string | readonly string[]>>;
}

export type Decision = 'allowed' | 'denied explicitly' | 'denied by default';

const page = 'https://docs.aws.amazon.com/IAM/latest/UserGuide';
/** Where the rules come from; the tests name the page for each. */
export const iamPages = {
  evaluation: `${page}/reference_policies_evaluation-logic_policy-eval-basics.html`,
  action: `${page}/reference_policies_elements_action.html`,
  resource: `${page}/reference_policies_elements_resource.html`,
  operators: `${page}/reference_policies_elements_condition_operators.html`,
  severalKeys: `${page}/reference_policies_condition-logic-multiple-context-keys-or-values.html`,
  severalValues: `${page}/reference_policies_condition-single-vs-multi-valued-context-keys.html`,
  variables: `${page}/reference_policies_variables.html`,
} as const;

/** What one identity-based policy decides, by the rules of `iamPages`, as far as this project's policies use them. */
export function evaluatePolicy(policy: Value, request: PolicyRequest): Decision {
  const context = new Map(
    Object.entries(request.context).map(([key, value]) => [key.toLowerCase(), [value].flat()] as const),
  );
  const effects = list(members(policy).Statement)
    .map(members)
    .filter(statement => applies(statement, request, context))
    .map(({ Effect }) => Effect);
  if (effects.includes('Deny')) return 'denied explicitly';
  return effects.includes('Allow') ? 'allowed' : 'denied by default';
}

/** What a role's trust policy decides about a caller whom `service` vouches for. Such a policy names no resource: it is the role's. */
export function evaluateTrust(policy: Value, service: string, request: Omit<PolicyRequest, 'resource'>): Decision {
  const Statement = list(members(policy).Statement)
    .map(members)
    .filter(({ Principal }) => list(members(Principal).Federated).includes(service))
    .map(({ Principal: _principal, ...statement }) => ({ ...statement, Resource: '*' }));
  return evaluatePolicy({ Statement }, { ...request, resource: '*' });
}

type Context = ReadonlyMap<string, readonly string[]>;

function applies(statement: Members, request: PolicyRequest, context: Context): boolean {
  const { Sid: _sid, Effect: _effect, Action, Resource, Condition = {}, ...others } = statement;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw new Error(`${unknown} is not known here`);
  return (
    list(Action).some(action => wildcard(text(action).toLowerCase()).test(request.action.toLowerCase())) &&
    list(Resource).some(resource => {
      const pattern = toPattern(text(resource), context);
      return pattern?.test(request.resource) === true;
    }) &&
    Object.entries(members(Condition)).every(([operator, keys]) =>
      Object.entries(members(keys)).every(([key, values]) =>
        meets(operator, context.get(key.toLowerCase()), list(values).map(String), context),
      ),
    )
  );
}

type Match = (actual: string, expected: string, context: Context) => boolean;

const matches: Readonly<Record<string, Match>> = {
  StringEquals: (actual, expected, context) => actual === fillIn(expected, context),
  StringLike: (actual, expected, context) => toPattern(expected, context)?.test(actual) === true,
  ArnLike: (actual, expected, context) => isArnLike(actual, fillIn(expected, context, quoteWildcards)),
  IpAddress: (actual, expected) => isInRange(actual, expected),
};
const negated: Readonly<Record<string, string>> = {
  StringNotEquals: 'StringEquals',
  StringNotLike: 'StringLike',
  NotIpAddress: 'IpAddress',
};

/** One operator on one key: any of its values is enough, or, negated, none of them may match, which holds without the key, too. */
function meets(operator: string, actual: readonly string[] | undefined, values: string[], context: Context): boolean {
  if (operator === 'Null') return values.some(value => value === String(actual === undefined));
  const [, qualifier, name = ''] = /^(?:(ForAnyValue):)?(\w+)$/.exec(operator) ?? [];
  const match = matches[negated[name] ?? name];
  if (match === undefined) throw new Error(`${operator} is not known here`);
  if (qualifier === undefined && actual !== undefined && actual.length > 1) {
    throw new Error('a key of several values needs a set operator');
  }
  if (actual === undefined) return negated[name] !== undefined && qualifier === undefined;
  const hits = (one: string) => values.some(value => match(one, value, context)) === (negated[name] === undefined);
  return actual.some(hits);
}

/** The text with its variables' values; nothing if one has none, which then equals nothing and is like nothing. */
function fillIn(pattern: string, context: Context, quote = (literal: string) => literal): string | undefined {
  let isComplete = true;
  const filled = pattern.replaceAll(/\$\{([^}]+)\}/g, (_whole, key: string) => {
    const [value, ...more] = context.get(key.toLowerCase()) ?? [];
    if (value === undefined || more.length > 0) isComplete = false;
    return quote(value ?? '');
  });
  return isComplete ? filled : undefined;
}

/** Each of the six parts of an ARN is compared on its own: a wildcard stands for nothing beyond its part. */
function isArnLike(actual: string, pattern: string | undefined): boolean {
  const parts = (arn: string) => {
    const [partition = '', service = '', region = '', account = '', ...rest] = arn.split(':').slice(1);
    return [partition, service, region, account, rest.join(':')];
  };
  const given = parts(actual);
  return pattern !== undefined && parts(pattern).every((part, index) => wildcard(part).test(given[index] ?? ''));
}

const quoteWildcards = (literal: string) => literal.replaceAll(/[*?\\]/g, '\\$&');

/** With `*` and `?` as wildcards; those that come with a variable's value are only characters. */
function toPattern(pattern: string, context: Context): RegExp | undefined {
  const filled = fillIn(pattern, context, quoteWildcards);
  return filled === undefined ? undefined : wildcard(filled);
}

function wildcard(pattern: string): RegExp {
  const source = pattern.replaceAll(/\\([*?\\])|([*?])|[.+^${}()|[\]\\]/g, (whole, literal?: string, wild?: string) => {
    if (wild !== undefined) return wild === '*' ? '.*' : '.';
    return `\\${literal ?? whole}`;
  });
  return new RegExp(`^${source}$`, 's');
}

function isInRange(address: string, range: string): boolean {
  const [network = '', bits] = range.split('/');
  const family = (text: string) => (isIPv6(text) ? 'ipv6' : 'ipv4');
  const ranges = new BlockList();
  ranges.addSubnet(network, bits === undefined ? (isIPv6(network) ? 128 : 32) : Number(bits), family(network));
  return ranges.check(address, family(address));
}

// Writes infra/studio-launcher-china.yaml from infra/studio-launcher.yaml: npx tsx scripts/china-template.ts
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dump } from 'js-yaml';
import { isMembers, list, type Members, members, text, type Value } from '../local-aws/value.ts';
import { parseTemplate } from '../test/support/cloud-formation.ts';

const infra = join(import.meta.dirname, '../infra');
export const chinaTemplateFile = join(infra, 'studio-launcher-china.yaml');

/** What is always so there: China has no user pools. */
const settled: Readonly<Record<string, boolean>> = {
  CreatesUserPool: false,
  UsesExistingUserPool: false,
  UsesUserPool: false,
  UsesOidcProvider: true,
};
const isNoValue = (value: Value): boolean => isMembers(value) && value.Ref === 'AWS::NoValue';

/**
 * The template without what CloudFormation does not know in China. It refuses a template for the mere name of a resource type that a
 * region lacks, whatever its condition, so one file cannot do for all partitions.
 */
export function formatChinaTemplate(): string {
  const template = parseTemplate(readFileSync(join(infra, 'studio-launcher.yaml'), 'utf8'));
  const kept = { ...template, Conditions: withoutSettled(members(template.Conditions)) };
  const folded = members(fold(kept));
  const used = findNames(folded.Resources, folded.Outputs, folded.Conditions);
  const Parameters = keep(folded.Parameters, name => used.has(name));
  const Rules = {
    AProviderOfYours: { Assertions: members(members(folded.Rules).AProviderOfYours).Assertions ?? null },
  };
  const Metadata = {
    'AWS::CloudFormation::Interface': { ParameterGroups: keepGroups(folded, Object.keys(Parameters)) },
  };
  const header = '# Made of studio-launcher.yaml by scripts/china-template.ts: change that one.\n';
  return header + dump({ ...folded, Metadata, Parameters, Rules }, { lineWidth: 120, noRefs: true });
}

/** Conditions of the user pool's own parameters, which are not there without it. */
const ofUserPool: readonly string[] = ['HasEdgeRedirectAddress', 'HasUpdatedIssuer', 'UsesMfa'];

function withoutSettled(conditions: Members): Members {
  return keep(conditions, name => settled[name] === undefined && !ofUserPool.includes(name));
}

function keep(entries: Value | undefined, isKept: (name: string) => boolean): Members {
  return Object.fromEntries(Object.entries(members(entries)).filter(([name]) => isKept(name)));
}

/** Chooses what the settled conditions choose, and leaves out what depends on the one that never holds. */
function fold(value: Value): Value {
  if (Array.isArray(value)) return value.map(fold).filter(item => !isNoValue(item) && !isSettled(item));
  if (!isMembers(value)) return value;
  const [condition, yes, no] = list(value['Fn::If']);
  const choice = typeof condition === 'string' ? settled[condition] : undefined;
  if (choice !== undefined) return fold((choice ? yes : no) ?? null);
  const entries = Object.entries(value).flatMap(([name, member]): [string, Value][] => {
    if (isMembers(member) && typeof member.Condition === 'string' && settled[member.Condition] === false) return [];
    // A third way that says "nothing" must stay; a property that became nothing goes.
    const next = name === 'Fn::If' ? list(member).map(fold) : fold(member);
    return isNoValue(next) ? [] : [[name, next]];
  });
  const [[name, only] = ['', null]] = entries;
  const operands = list(only);
  return name === 'Fn::And' && operands.length === 1 ? (operands[0] ?? null) : Object.fromEntries(entries);
}

function isSettled(item: Value): boolean {
  return isMembers(item) && typeof item.Condition === 'string' && settled[item.Condition] === true;
}

/** Each name that is referred to, by Ref or within Fn::Sub. */
function findNames(...values: (Value | undefined)[]): Set<string> {
  const words = JSON.stringify(values).matchAll(/"Ref":"([\w:]+)"|\$\{([\w:]+)/g);
  return new Set([...words].flatMap(([, ref, substituted]) => [ref, substituted].filter(name => name !== undefined)));
}

function keepGroups(template: Members, parameters: readonly string[]): Value {
  const form = members(members(template.Metadata)['AWS::CloudFormation::Interface']);
  return list(form.ParameterGroups)
    .map(members)
    .map(group => ({ ...group, Parameters: list(group.Parameters).filter(name => parameters.includes(text(name))) }))
    .filter(({ Parameters }) => Parameters.length > 0);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(chinaTemplateFile, formatChinaTemplate());

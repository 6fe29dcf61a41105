import { type DroppedSecret, dropSecrets } from '../import/drop-secrets';

/** A value that a text gives to a member. */
export interface GivenValue {
  /** `undefined` for an expression that only a program can work out, such as a variable. */
  readonly value: string | number | undefined;
  /** The value as the text writes it. */
  readonly written: string;
  /** Where it is: the index in the text, or the path in a document. */
  readonly at: number | string;
}

/** A part of a text that sets members: an object of a document, the arguments of a call, a block of Terraform. */
export interface MemberGroup {
  /** What stands before it, such as the name of the call. */
  readonly label: string;
  /** By `canonicalName`. */
  readonly values: ReadonlyMap<string, GivenValue>;
  readonly groups: readonly MemberGroup[];
}

/** `DomainId`, `domainId`, `domain_id` and `--domain-id` are one member, with one canonical name: `domainid`. */
export function canonicalName(name: string): string {
  return name
    .slice(0, 100)
    .replace(/[^A-Za-z0-9]/g, '')
    .toLowerCase();
}

/** The members that are found in longer names, too. */
const endings = ['domainid', 'userprofilename', 'notebookinstancename', 'spacename'];

/**
 * The member that a variable or an output is for, whose name is the author's own: `domainid` for `studio_domain_id`.
 */
export function meantName(name: string): string {
  const canonical = canonicalName(name);
  const isOwner = canonical.endsWith('owneruserprofilename');
  return (isOwner ? undefined : endings.find(ending => canonical.endsWith(ending))) ?? canonical;
}

/** A value from a document as a group; `path` is where it is in the document. */
export function groupOfValue(value: object, path: readonly string[], label = ''): MemberGroup {
  const values = new Map<string, GivenValue>();
  const groups: MemberGroup[] = [];
  for (const [name, given] of Object.entries(value)) {
    const isOutput = isTerraformOutput(given);
    const member = isOutput ? given.value : given;
    const at = [...path, name];
    if (typeof member === 'object' && member !== null) groups.push(groupOfValue(member, at, name));
    else if (typeof member === 'string' || typeof member === 'number') {
      const canonical = isOutput ? meantName(name) : canonicalName(name);
      values.set(canonical, { value: member, written: JSON.stringify(member), at: at.join('.') });
    }
  }
  return { label, values, groups };
}

/**
 * `terraform output -json` puts each value into an object.
 * https://developer.hashicorp.com/terraform/cli/commands/output
 */
function isTerraformOutput(value: unknown): value is { readonly value: unknown } {
  return typeof value === 'object' && value !== null && 'value' in value && 'sensitive' in value;
}

/** Whether a member is no secret. A secret is noted as dropped. */
export function isPublic(name: string, value: string, dropped: DroppedSecret[]): boolean {
  const found = dropSecrets({ [name]: value }).dropped;
  dropped.push(...found);
  return found.length === 0;
}

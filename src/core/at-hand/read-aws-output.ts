import { dropSecrets } from '../import/drop-secrets';
import { findJsonPlace } from '../import/json-place';
import { findJsonProblem } from '../import/json-problem';
import { readDocuments } from '../import/read-documents';
import { message } from '../words/message';
import { type Advice, adviseProblem } from './advice';
import { concludeReading, placesShown } from './conclude-reading';
import { findTargets } from './find-targets';
import { type GivenValue, groupOfValue } from './member-group';
import type { Findings } from './member-values';
import type { ReadTargets } from './target';

/**
 * Members that an output of AWS or of Terraform has, and the AWS CLI's input has not: lists of SageMaker's operations,
 * what they tell of each entry, and members in Terraform's and JavaScript's spelling.
 */
const outputMember =
  /["']?\b(?:Domains|UserProfiles|Spaces|Apps|NotebookInstances|(?:Domain|UserProfile|Space|App|NotebookInstance)Arn|CreationTime|DomainName|NotebookInstanceStatus|(?:domain_i|domainI)d|(?:user_profile|userProfile|space|notebook_instance|notebookInstance)(?:_n|N)ame|terraform_version|sensitive)["']?\s{0,9}:/;

/** Whether a text is an output of `aws sagemaker list-…` or `describe-…`, or of Terraform, as JSON or YAML. */
export function looksLikeAwsOutput(text: string): boolean {
  if (outputMember.test(text)) return true;
  // Several entries, such as `--query 'Spaces[]'` and a stream of YAML have them.
  return /^\s*(?:\[|- )/.test(text) && /\b(?:DomainId|UserProfileName|SpaceName|NotebookInstanceName)\b/.test(text);
}

/** An output as `--output table` or `--output text` writes it. The names of its columns are not in it. */
const otherForm =
  /^(?:\|[^\r\n]{0,200}\b(?:List|Describe)(?:Domains?|UserProfiles?|Spaces?|Apps?|NotebookInstances?)|(?:DOMAINS|USERPROFILES|SPACES|APPS|NOTEBOOKINSTANCES)\t)/m;

export function looksLikeOtherForm(text: string): boolean {
  return otherForm.test(text);
}

/** An output that cannot be read, and in which form it can. */
export function refuseOtherForm(): ReadTargets {
  return { ok: false, problems: [{ path: '', advice: message('adviceJsonOutput') }], dropped: [] };
}

/**
 * Reads the outputs of `aws sagemaker list-domains`, `list-user-profiles`, `list-spaces`, `list-notebook-instances` and
 * their `describe-…`, as JSON, YAML or a stream of YAML, one or several after each other, whole or cut out by
 * `--query`; also `terraform output -json` and `terraform show -json`. What else is in them is passed over. `region` is
 * where the command was run.
 */
export function readAwsOutput(text: string, region?: GivenValue): ReadTargets {
  const read = readDocuments(text);
  if ('problem' in read) return { ok: false, problems: [adviseProblem(read.problem)], dropped: [] };
  // A stream of YAML is a list of pages.
  const last = read.values.flat().at(-1);
  const { value, dropped } = dropSecrets(
    read.values.map(page => (Array.isArray(page) ? page.map(withoutNextToken) : withoutNextToken(page))),
  );
  const findings: Findings = { problems: [], open: new Set() };
  const pages: unknown[] = Array.isArray(value) ? value : [];
  const whole = pages.length === 1 ? pages[0] : pages;
  const group = groupOfValue(typeof whole === 'object' && whole ? whole : [], []);
  const around = new Map(region && [['region', region]]);
  const found = findTargets({ label: '', values: around, groups: [group] }, findings);
  const notes = [...(withoutNextToken(last) === last ? [] : [message('noteListGoesOn')]), ...found.notes];
  const concluded = concludeReading(text, { ...found, notes }, findings, dropped);
  return concluded.ok || findJsonProblem(text)
    ? concluded
    : { ...concluded, problems: concluded.problems.map((problem, index) => placeInJson(text, problem, index)) };
}

function placeInJson(text: string, problem: Advice, index: number): Advice {
  const { path } = problem;
  const isPlaced = index < placesShown && typeof path === 'string' && path !== '';
  return isPlaced ? { ...problem, place: findJsonPlace(text, path) } : problem;
}

/** `NextToken` is no secret. It says that there is another page, which the next one of a stream is. */
function withoutNextToken(page: unknown): unknown {
  if (typeof page !== 'object' || page === null || !('NextToken' in page)) return page;
  const { NextToken: _, ...others } = page;
  return others;
}

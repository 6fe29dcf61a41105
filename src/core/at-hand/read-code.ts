import { concludeReading } from './conclude-reading';
import { findTargets } from './find-targets';
import type { Findings } from './member-values';
import { scanCode } from './scan-code';
import type { ReadTargets } from './target';

/** A call of boto3 or of the SDK for JavaScript, or a resource or variable of Terraform. */
const codeMark =
  /create_presigned_\w|[cC]reatePresigned[A-Z]|\bresource[ \t]{1,9}"aws_sagemaker_|^[ \t]{0,99}\w{0,99}(?:domain_id|user_profile_name|space_name|notebook_instance_name)["']?[ \t]{0,99}=/m;

export function looksLikeCode(text: string): boolean {
  return codeMark.test(text);
}

/**
 * Reads the calls of `create_presigned_domain_url` and `create_presigned_notebook_instance_url` in a piece of Python, or
 * their like in JavaScript, the resources of Terraform, and its plain output.
 */
export function readCode(text: string): ReadTargets {
  const scanned = scanCode(text);
  if (!scanned.ok) return { ok: false, problems: [scanned.problem], dropped: [] };
  const findings: Findings = { problems: [], open: new Set() };
  return concludeReading(text, findTargets(scanned.root, findings), findings, scanned.dropped);
}

import * as v from 'valibot';
import { awsConstraints, type ConstrainedField } from '../aws/aws-constraints';
import { fitsConstraint } from '../aws/fits-constraint';
import { regionSchema } from '../configuration/connection';
import { expectationOf, shortenFound } from '../words/describe-issue';
import { message } from '../words/message';
import { plainName } from '../words/plain-name';
import { type Advice, adviseValue } from './advice';
import type { GivenValue } from './member-group';

/** What has to be corrected and filled in of the texts that were read. `at` is an index in the text, or a path. */
export interface Findings {
  readonly problems: { readonly at: number | string; readonly advice: Advice['advice'] }[];
  /** Expressions in the place of values, which the person has to fill in. */
  readonly open: Set<string>;
}

/** The value of a field if AWS accepts it; `undefined` if it is not set, or open. A wrong value becomes a problem. */
export function takeField(
  field: ConstrainedField,
  given: GivenValue | undefined,
  findings: Findings,
): string | number | undefined {
  const value = takeValue(given, findings);
  if (given === undefined || value === undefined) return undefined;
  const { at, written } = given;
  const isNumber = 'minimum' in awsConstraints[field];
  const meant = isNumber && typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
  if (fitsConstraint(field, meant)) return meant;
  findings.problems.push({ at, advice: adviseValue(field, written) });
  return undefined;
}

/** A text that may be empty; `undefined` if it is not set, or open. A number is no text. */
export function takeText(given: GivenValue | undefined, findings: Findings): string | undefined {
  const value = takeValue(given, findings);
  return typeof value === 'string' ? value : undefined;
}

/** Skeletons and outputs have 0 or an empty text for what is not set. */
function takeValue(given: GivenValue | undefined, { open }: Findings): string | number | undefined {
  if (given && given.value === undefined) open.add(plainName(shortenFound(given.written)));
  return given?.value === '' || given?.value === 0 ? undefined : given?.value;
}

/** The region of AWS that a text gives. A text that is none becomes a problem. */
export function takeRegion(given: GivenValue | undefined, findings: Findings): string | undefined {
  const value = takeText(given, findings);
  if (given === undefined || value === undefined) return undefined;
  const parsed = v.safeParse(regionSchema, value);
  if (parsed.success) return parsed.output;
  const expected = expectationOf(parsed.issues[0]);
  findings.problems.push({
    at: given.at,
    advice: message('adviceWrite', { expected, found: shortenFound(given.written) }),
  });
  return undefined;
}

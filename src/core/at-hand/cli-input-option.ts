import { type DroppedSecret, dropSecrets } from '../import/drop-secrets';
import { readDocument } from '../import/read-documents';
import { message } from '../words/message';
import { adviseProblem } from './advice';
import { type GivenValue, groupOfValue } from './member-group';
import type { Findings } from './member-values';
import type { Word } from './shell-words';

/**
 * The members in the value of `--cli-input-json` or `--cli-input-yaml`. A value that names a file cannot be read here:
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-skeleton.html
 */
export function readCliInputOption(
  option: string,
  word: Word,
  findings: Findings,
  dropped: DroppedSecret[],
): ReadonlyMap<string, GivenValue> {
  const advise = (advice: ReturnType<typeof message>) => findings.problems.push({ at: word.index, advice });
  if (/^fileb?:\/\//.test(word.text)) {
    advise(message('adviceFile', { option }));
    return new Map();
  }
  // Windows PowerShell hands on `'{\"DomainId\": …}'` with its backslashes, which the program takes away.
  const isEscaped = /^\s*\{\s*\\"/.test(word.text);
  const read = readDocument(isEscaped ? word.text.replaceAll('\\"', '"') : word.text);
  if ('problem' in read) {
    advise(adviseProblem(read.problem).advice);
    return new Map();
  }
  const { value, dropped: secrets } = dropSecrets(read.values[0]);
  dropped.push(...secrets);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    advise(message('adviceWrite', { expected: message('expectedCallObject'), found: option }));
    return new Map();
  }
  return groupOfValue(value, [option]).values;
}

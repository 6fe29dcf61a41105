import { type Configuration, type ParsedConfiguration, parseConfiguration, refuse } from './configuration';
import { findJsonProblem } from './json-problem';
import { findTooLong } from './text-limits';

/** Parses a file with a configuration document. One that is too long is not even read. Never throws. */
export async function parseConfigurationFile(file: Pick<Blob, 'size' | 'text'>): Promise<ParsedConfiguration> {
  const tooLong = findTooLong(file.size);
  return tooLong ? { ok: false, problems: [tooLong] } : parseConfigurationText(await file.text());
}

/**
 * Parses the text of a configuration document (JSON). What is too long, nested too deep or no JSON is refused before it
 * is parsed, and the problem's path is then the line and column. Never throws.
 */
export function parseConfigurationText(text: string): ParsedConfiguration {
  const problem = findTooLong(text) ?? findJsonProblem(text);
  return problem ? { ok: false, problems: [problem] } : parseJson(text);
}

/** A document as it is written to a file: the same whatever the order in which it was edited. */
export function formatConfiguration(configuration: Configuration): string {
  return `${JSON.stringify(configuration, null, 2)}\n`;
}

function parseJson(text: string): ParsedConfiguration {
  try {
    return parseConfiguration(JSON.parse(text, refuseReservedName));
  } catch (error) {
    return refuse('', 'JSON', error instanceof SyntaxError ? error.message : 'a text that is not JSON');
  }
}

/** Names under which every object has something already: no document of ours has a reason to use them. */
function refuseReservedName(name: string, value: unknown): unknown {
  if (['__proto__', 'constructor', 'prototype'].includes(name)) throw new SyntaxError(`a member named ${name}`);
  return value;
}

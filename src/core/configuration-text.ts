import { type Configuration, type ParsedConfiguration, parseConfiguration, refuse } from './configuration';

/** Longest text that is taken for a configuration document, in bytes of UTF-8. */
const maximumDocumentBytes = 1_000_000;

/** Parses a file with a configuration document. One that is too long is not even read. Never throws. */
export async function parseConfigurationFile(file: Pick<Blob, 'size' | 'text'>): Promise<ParsedConfiguration> {
  return findTooLong(file.size) ?? parseConfigurationText(await file.text());
}

/** Parses the text of a configuration document (JSON). Never throws. */
export function parseConfigurationText(text: string): ParsedConfiguration {
  return findTooLong(new TextEncoder().encode(text).byteLength) ?? parseJson(text);
}

/** A document as it is written to a file: the same whatever the order in which it was edited. */
export function formatConfiguration(configuration: Configuration): string {
  return `${JSON.stringify(configuration, null, 2)}\n`;
}

function findTooLong(bytes: number): ParsedConfiguration | undefined {
  return bytes > maximumDocumentBytes ? refuse('', 'at most 1 MB of text', `${bytes} bytes`) : undefined;
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

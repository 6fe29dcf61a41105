import { type Call, findHeader } from './call';
import { refuse } from './refusal';
import type { ServiceModel } from './service-model';
import { validateInput } from './validate-input';

/** The operation that X-Amz-Target names, or undefined if it is not this service's. */
export function findOperation(model: ServiceModel, target: string | undefined): string | undefined {
  const prefix = `${model.metadata.targetPrefix}.`;
  if (target === undefined || !target.startsWith(prefix)) return undefined;
  const operation = target.slice(prefix.length);
  return Object.hasOwn(model.operations, operation) ? operation : undefined;
}

/**
 * Reads a JSON 1.1 call: POST, content type, target and body, the body judged against the model.
 * Throws a refusal if anything is not as AWS wants it.
 */
export function parseAwsCall(model: ServiceModel, call: Call): { operation: string; input: unknown } {
  const operation = findOperation(model, findHeader(call, 'x-amz-target'));
  const isJson = findHeader(call, 'content-type')?.startsWith('application/x-amz-json-1.1') === true;
  if (call.method !== 'POST' || call.path !== '/' || !isJson || operation === undefined) {
    throw refuse('UnknownOperationException', '', 404);
  }
  const input = parseJson(call.body);
  validateInput(model, operation, input);
  return { operation, input };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refuse('SerializationException', 'Unable to parse the request body as JSON.');
  }
}

import * as v from 'valibot';
import { type Answer, jsonAnswer } from './answer';
import { type Call, findHeader } from './call';
import { type Fault, parseFaults } from './fault';
import type { LogEntry } from './log-entry';
import { parseResourcesChange, type ResourcesChange } from './resources/resources-change';
import type { ResourcesState } from './resources/resources-state';

const clockSchema = v.strictObject({ offsetMilliseconds: v.pipe(v.number(), v.safeInteger()) });

export interface ControlParts {
  readonly log: readonly LogEntry[];
  setFaults(faults: readonly Fault[]): void;
  setClockOffset(milliseconds: number): void;
  setResources(change: ResourcesChange): void;
  readResources(): ResourcesState;
  reset(): void;
}

/** Answers the control address, for whoever runs the local AWS as a process of its own. */
export function answerControl(parts: ControlParts, call: Call): Answer {
  // A web page can post to loopback too; it always says where it comes from.
  if (findHeader(call, 'origin') !== undefined) return jsonAnswer(403, { error: 'Not for web pages' });
  try {
    return answer(parts, call);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError || v.isValiError(error)) {
      return jsonAnswer(400, { error: error.message });
    }
    throw error;
  }
}

function answer(parts: ControlParts, call: Call): Answer {
  switch (`${call.method} ${call.url.pathname}`) {
    case 'GET /log':
      return jsonAnswer(200, parts.log);
    case 'POST /faults':
      parts.setFaults(parseFaults(JSON.parse(call.body)));
      return jsonAnswer(200, {});
    case 'POST /clock':
      parts.setClockOffset(v.parse(clockSchema, JSON.parse(call.body)).offsetMilliseconds);
      return jsonAnswer(200, {});
    case 'GET /resources':
      return jsonAnswer(200, parts.readResources());
    case 'POST /resources':
      parts.setResources(parseResourcesChange(JSON.parse(call.body)));
      return jsonAnswer(200, {});
    case 'POST /reset':
      parts.reset();
      return jsonAnswer(200, {});
    default:
      return jsonAnswer(404, { error: 'GET /log, POST /faults, POST /clock, GET and POST /resources, POST /reset' });
  }
}

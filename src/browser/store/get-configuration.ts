import type { ParsedConfiguration } from '../../core/configuration/configuration';
import { failureOf } from '../../core/failure/launch-failure';
import { message } from '../../core/words/message';
import { readConfiguration } from './configuration-store';

/** The configuration, the policy's and the stored: empty where there is none yet, its problems where it cannot be read. */
export async function getConfiguration(): Promise<ParsedConfiguration> {
  try {
    return { ok: true, configuration: await readConfiguration() };
  } catch (error) {
    return {
      ok: false,
      problems: [{ path: '', expected: message('expectedReadable'), found: failureOf(error).code }],
    };
  }
}

import type { ParsedConfiguration } from '../../core/configuration/configuration';
import { failureOf } from '../../core/failure/launch-failure';
import { message } from '../../core/words/message';
import { readConfiguration } from './configuration-store';

/** The whole configuration. Empty if there is none yet; a problem if it cannot be read. */
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

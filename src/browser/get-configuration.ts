import type { ParsedConfiguration } from '../core/configuration';
import { failureOf } from '../core/launch-failure';
import { readStore } from './save-configuration';

/** The stored configuration: empty where there is none yet, its problems where it cannot be read. */
export async function getConfiguration(): Promise<ParsedConfiguration> {
  try {
    return { ok: true, configuration: (await readStore()).configuration };
  } catch (error) {
    return {
      ok: false,
      problems: [{ path: '', expected: 'a configuration that this version can read', found: failureOf(error).code }],
    };
  }
}

import { hostOf } from '../../core/hosts/wanted-hosts';
import { decodeText } from '../../core/import/decode-text';
import type { SharedFileAnswer, SharedFileProblem } from '../../core/store/shared-file';
import { readBytes } from '../../core/util/read-bytes';
import { textLimits } from '../../core/words/text-limits';
import { findMissing } from '../api/host-permissions';
import { heldRequests } from './held-requests';

/** The time limit for the whole answer. */
const timeoutMilliseconds = 10_000;

/**
 * Fetches a shared file if its host is allowed. The answer is `unchanged` if the file still matches `etag`. Neither
 * cookies nor a referrer are sent. No redirect is followed, because it could lead to a host that nobody allowed. Never
 * throws.
 */
export async function fetchSharedFile(address: string, etag: string | undefined): Promise<SharedFileAnswer> {
  if ((await findMissing([hostOf(address)])).length > 0) return failed({ code: 'not-allowed' });
  try {
    const answer = await fetch(address, {
      headers: etag === undefined ? {} : { 'if-none-match': etag },
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      // With 'error', a redirect could not be told from a missing answer.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMilliseconds),
    });
    const { status, body, headers } = answer;
    await heldRequests.note(address, status);
    if (status === 304 && etag !== undefined) return { type: 'unchanged' };
    if (status !== 200) {
      await body?.cancel();
      return failed({ code: 'status', status });
    }
    const bytes = await readBytes(body, textLimits.bytes);
    if (!bytes) return failed({ code: 'too-large' });
    const text = decodeText(new Uint8Array(bytes));
    return text === undefined ? failed({ code: 'not-utf8' }) : { type: 'text', text, etag: headers.get('etag') };
  } catch (error) {
    if (error instanceof DOMException && error.name === 'TimeoutError') return failed({ code: 'timeout' });
    const hold = await heldRequests.find(address);
    return failed(hold ? { code: 'status', status: hold.httpStatus } : { code: 'no-answer' });
  }
}

function failed(problem: SharedFileProblem): SharedFileAnswer {
  return { type: 'failed', problem };
}

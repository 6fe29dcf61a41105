/**
 * Whether a server answers at an address, whatever its answer is. Sends no cookies. The answer stays hidden
 * (`no-cors`), so the host needs no permission.
 */
export async function isReachable(url: string, signal: AbortSignal): Promise<boolean> {
  try {
    await fetch(url, { mode: 'no-cors', credentials: 'omit', cache: 'no-store', signal });
    return true;
  } catch {
    return false;
  }
}

import { useEffect, useState } from 'preact/hooks';
import { send } from '../../browser/api/messaging';

/** As many names as one message may have. */
const namesAtOnce = 2;
const none: ReadonlyMap<string, string> = new Map();

/** What names with templates are for who is signed in. Empty until that is known, and while nobody is. */
export function useResolvedNames(
  connectionId: string,
  names: readonly string[],
  isSignedIn: boolean,
): ReadonlyMap<string, string> {
  const [resolved, setResolved] = useState(none);
  useEffect(() => {
    if (!isSignedIn || names.length === 0) return;
    let isWanted = true;
    void resolveNames(connectionId, names).then(
      found => isWanted && setResolved(found),
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [connectionId, isSignedIn]);
  return resolved;
}

async function resolveNames(connectionId: string, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const resolved = new Map<string, string>();
  for (let start = 0; start < names.length; start += namesAtOnce) {
    const asked = names.slice(start, start + namesAtOnce);
    const answer = await send('findResolvedNames', { connectionId, names: asked });
    answer?.names.forEach((name, index) => {
      const template = asked[index];
      if (name.ok && template !== undefined) resolved.set(template, name.text);
    });
  }
  return resolved;
}

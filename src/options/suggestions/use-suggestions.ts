import { useContext, useEffect, useRef, useState } from 'preact/hooks';
import { send } from '../../browser/api/messaging';
import { pause } from '../../browser/api/pause';
import { whileWanted } from '../../browser/api/with-lock';
import { onPersonsChanged } from '../../browser/store/session-items';
import type { Configuration } from '../../core/configuration/configuration';
import type { Connection } from '../../core/configuration/connection';
import { findTemplates } from '../../core/discovery/choose';
import { addPage, type Found, nothingFound } from '../../core/discovery/found';
import type { ListName } from '../../core/discovery/list-call';
import type { Failure } from '../../core/failure/launch-outcome';
import { ListMemoryContext } from './list-memory';
import { readList } from './read-list';

/** What the fields of a profile can suggest. */
export interface Suggestions {
  readonly found: Found;
  /** The instance types that the domain shows. */
  readonly instanceTypes: readonly string[];
  /** Asks AWS for a list, unless that has been done. Nobody is asked to sign in for it. */
  ask(list: ListName): void;
  /** Asks which instance types a domain shows; the empty ID is of no domain. */
  askTypes(domainId: string): void;
}

/** Stands in for a missing answer: the worker was stopped. */
const interrupted = { result: 'failed', failure: { code: 'interrupted' } satisfies Failure } as const;

/** Suggestions for a profile of a connection, in a region. What is being asked ends with the form. */
export function useSuggestions(
  configuration: Configuration,
  connection: Connection | undefined,
  region: string,
): Suggestions {
  const memory = useContext(ListMemoryContext);
  const place = `${connection?.id} ${region}`;
  const [known, setKnown] = useState({ place: '', found: nothingFound });
  const [types, setTypes] = useState({ of: '', instanceTypes: [] as readonly string[] });
  const begun = useRef(new Set<string>());
  const ended = useRef<AbortController>(undefined);
  useEffect(() => {
    const controller = new AbortController();
    ended.current = controller;
    return () => controller.abort();
  }, []);
  // What was listed for somebody is not shown to the next person.
  useEffect(() => onPersonsChanged(() => setKnown({ place: '', found: nothingFound })), []);

  /** Shows more of this place, unless the form has gone on to another one. */
  const show = (change: (found: Found) => Found) =>
    setKnown(before => (before.place === place ? { place, found: change(before.found) } : before));
  const ask = async (list: ListName) => {
    const signal = ended.current?.signal;
    // A guest is signed in nowhere: nothing is sent for a connection that nobody may ever have used.
    if (connection?.signIn.type !== 'oidc' || !signal) return;
    if (memory.has(place, list)) return setKnown({ place, found: memory.find(place) });
    const name = `${place} ${list}`;
    if (begun.current.has(name)) return;
    begun.current.add(name);
    const names = findTemplates(configuration, connection);
    setKnown({ place, found: memory.find(place) });
    const pages = await whileWanted(signal, lock =>
      readList(
        list,
        {
          findPage: walk =>
            send('findPage', {
              ...{ connectionId: connection.id, region, lock, list, names },
              ...(walk.token !== undefined && { token: walk.token }),
            }).catch(() => interrupted),
          onPage: page => show(found => addPage(found, page)),
          pause,
          random: Math.random,
        },
        signal,
      ),
    );
    begun.current.delete(name);
    if (!pages) return;
    memory.keep(place, list, pages);
    show(() => memory.find(place));
  };
  const askTypes = async (domainId: string) => {
    const signal = ended.current?.signal;
    const of = `${place} ${domainId}`;
    if (connection?.signIn.type !== 'oidc' || !signal || types.of === of) return;
    const request = { connectionId: connection.id, region, ...(domainId && { domainId }) };
    const instanceTypes = await whileWanted(signal, lock =>
      send('findDomainTypes', { ...request, lock }).catch(() => undefined),
    );
    if (instanceTypes && !signal.aborted) setTypes({ of, instanceTypes });
  };
  return {
    found: known.place === place ? known.found : nothingFound,
    instanceTypes: types.instanceTypes,
    ask: list => void ask(list),
    askTypes: domainId => void askTypes(domainId),
  };
}

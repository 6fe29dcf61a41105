import { useEffect, useRef, useState } from 'preact/hooks';
import { fetchSharedFile } from '../../browser/store/fetch-shared-file';
import { takeHandedImport } from '../../browser/store/handed-import';
import type { ImportSource } from '../../core/import/import-source';
import type { SharedFileProblem } from '../../core/store/shared-file';
import { usePlace } from '../navigation/use-navigation';
import type { Import } from './use-import';

/** What was handed to the import and has not been read yet. */
export interface UnreadImport {
  readonly source: Exclude<ImportSource, { type: 'text' }>;
  /** Why its file could not be fetched; `undefined` while it is being fetched. */
  readonly problem?: SharedFileProblem;
}

export interface HandedImport {
  readonly unread: UnreadImport | undefined;
  read(source: ImportSource): void;
  cancel(): void;
}

/**
 * Takes what another page has handed to the import, and reads it as a file or a text that was chosen here. What is chosen
 * here meanwhile takes its place.
 */
export function useHandedImport(running: Import): HandedImport {
  const place = usePlace();
  const [state, setState] = useState<UnreadImport & { readonly reads: number }>();
  const latest = useRef(running);
  latest.current = running;
  const turn = useRef(0);

  const read = async (source: ImportSource) => {
    const { reads, paste, cancel } = latest.current;
    turn.current += 1;
    const mine = turn.current;
    if (source.type === 'text') return paste(source.text, source);
    if (source.type === 'tab' && source.address !== undefined) return paste(source.address, source);
    cancel();
    setState({ source, reads });
    if (source.type === 'tab') return;
    const answer = await fetchSharedFile(source.address, undefined);
    if (mine !== turn.current || latest.current.reads !== reads) return;
    if (answer.type === 'text') latest.current.paste(answer.text, source);
    else if (answer.type === 'failed') setState({ source, reads, problem: answer.problem });
  };
  useEffect(() => {
    void takeHandedImport(place.fragment).then(source => {
      if (!source) return;
      // It is taken once: a reload shows the section.
      history.replaceState(null, '', '#import');
      void read(source);
    });
  }, [place]);
  return {
    unread: state?.reads === running.reads ? state : undefined,
    read: source => void read(source),
    cancel() {
      turn.current += 1;
      setState(undefined);
    },
  };
}

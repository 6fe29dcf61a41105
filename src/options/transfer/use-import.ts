import { useState } from 'preact/hooks';
import { t } from '../../browser/api/translate';
import { saveImport } from '../../browser/store/save-configuration';
import type { Configuration } from '../../core/configuration/configuration';
import type { Profile } from '../../core/configuration/profile';
import type { ImportSource } from '../../core/import/import-source';
import { addProfiles } from '../shared/add-profiles';
import type { AnnouncedEdits, Announcement } from '../shared/use-announced-edits';
import type { ImportProgress } from './import-progress-bar';
import { type ReadImport, readImportFile, readImportText } from './read-import';
import { restoreFormer } from './restore-former';

export type ChosenImport = ReadImport & {
  readonly source: 'file' | 'text';
  /** Where it was handed over from, unless it was chosen or pasted here. */
  readonly origin?: ImportSource | undefined;
};

/** An import, from the choice of a file to the profile that can be opened afterward. It outlives its section. */
export interface Import {
  readonly chosen: ChosenImport | undefined;
  /** How much of the import has been stored. `undefined` unless it is being stored. */
  readonly progress: ImportProgress | undefined;
  /** The first profile of the import that was stored last. */
  readonly imported: Profile | undefined;
  /** How many imports have been stored since the page was opened. */
  readonly count: number;
  /** How many files and texts have been read. */
  readonly reads: number;
  choose(file: Blob): Promise<void>;
  paste(text: string, origin?: ImportSource): void;
  cancel(): void;
  /** Stores the whole new configuration, if `shown` is still the current one. */
  store(next: Configuration, shown: Configuration, first: Profile | undefined): Promise<void>;
  /** Adds profiles to what is stored by then. */
  add(make: (current: Configuration) => readonly Profile[]): Promise<void>;
  /** Ends an import that has been stored, and announces that. */
  finish(first: Profile | undefined, text: string, more?: Pick<Announcement, 'undo'>): void;
}

export function useImport(edits: AnnouncedEdits): Import {
  const [chosen, setChosen] = useState<ChosenImport>();
  const [progress, setProgress] = useState<ImportProgress>();
  const [{ imported, count }, setImported] = useState<Pick<Import, 'imported' | 'count'>>({
    imported: undefined,
    count: 0,
  });
  const [reads, setReads] = useState(0);
  const forgetImported = () => setImported(before => ({ ...before, imported: undefined }));
  const read = (next: ChosenImport) => {
    forgetImported();
    setReads(before => before + 1);
    setChosen(next);
  };
  const undo = async () => {
    await restoreFormer();
    forgetImported();
    edits.announce(t('broughtBack'));
  };
  const finish: Import['finish'] = (first, text, more) => {
    setChosen(undefined);
    setImported(before => ({ imported: first, count: before.count + 1 }));
    edits.announce(text, more);
  };
  return {
    chosen,
    progress,
    imported,
    count,
    reads,
    finish,
    cancel: () => setChosen(undefined),
    async choose(file) {
      if (!progress) read({ ...(await readImportFile(file)), source: 'file' });
    },
    paste(text, origin) {
      if (!progress) read({ ...readImportText(text), source: origin?.type === 'file' ? 'file' : 'text', origin });
    },
    async add(make) {
      try {
        const { added, takeBack } = await addProfiles(make);
        const undo = async () => {
          await takeBack();
          forgetImported();
          edits.announce(t('broughtBack'));
        };
        finish(added[0], t('imported'), { undo });
      } catch (error) {
        edits.announceError(error);
      }
    },
    async store(next, shown, first) {
      const total = next.connections.length + next.profiles.length;
      setProgress({ done: 0, total });
      try {
        await saveImport(next, shown, (done, all) => setProgress({ done, total: all }));
        finish(first, t('imported'), { undo });
      } catch (error) {
        edits.announceError(error);
      } finally {
        setProgress(undefined);
      }
    },
  };
}

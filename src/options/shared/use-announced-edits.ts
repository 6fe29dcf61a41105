import { useCallback, useEffect, useState } from 'preact/hooks';
import { t, translate } from '../../browser/api/translate';
import { describeSaveError, type Edited, editConfiguration } from '../../browser/store/edit-configuration';
import { type Edit, restoreDeleted } from '../../core/configuration/configuration-edits';

const shownMilliseconds = 10_000;

/** The last change in a section, and the deletion that can still be undone. */
export interface Announcement {
  readonly text: string;
  readonly isProblem?: boolean;
  readonly deleted?: Edited;
}

export interface AnnouncedEdits {
  readonly announcement: Announcement | undefined;
  /** Applies a change and announces it. */
  apply(edit: Edit, text: string): Promise<void>;
  /** Applies a deletion, which can be undone for a while. */
  remove(edit: Edit, text: string): Promise<void>;
  undo(): Promise<void>;
  announce(text: string): void;
}

/** Changes the stored configuration, and announces in words whether each change was made or refused. */
export function useAnnouncedEdits(): AnnouncedEdits {
  const [announcement, setAnnouncement] = useState<Announcement>();

  useEffect(() => {
    if (!announcement || announcement.isProblem) return;
    const timer = setTimeout(() => setAnnouncement(undefined), shownMilliseconds);
    return () => clearTimeout(timer);
  }, [announcement]);

  const run = async (edit: Edit, toAnnouncement: (edited: Edited) => Announcement) => {
    try {
      setAnnouncement(toAnnouncement(await editConfiguration(edit)));
    } catch (error) {
      setAnnouncement({ text: translate(describeSaveError(error)), isProblem: true });
    }
  };
  return {
    announcement,
    apply: (edit, text) => run(edit, () => ({ text })),
    remove: (edit, text) => run(edit, deleted => ({ text, deleted })),
    undo: async () => {
      const deleted = announcement?.deleted;
      if (deleted) await run(restoreDeleted(deleted.before, deleted.after), () => ({ text: t('broughtBack') }));
    },
    announce: useCallback((text: string) => setAnnouncement({ text }), []),
  };
}

import { createContext } from 'preact';
import { useContext, useEffect, useRef, useState } from 'preact/hooks';
import { t, translate } from '../../browser/api/translate';
import { describeSaveError, type Edited, editConfiguration } from '../../browser/store/edit-configuration';
import { type Edit, restoreDeleted } from '../../core/configuration/configuration-edits';

const shownMilliseconds = 10_000;

/** The last change, in words. */
export interface Announcement {
  readonly text: string;
  readonly isProblem?: boolean;
  /** Whether the change removed the focused element, so that the Undo button gets the focus. */
  readonly takesFocus?: boolean;
  /** Takes the change back. */
  undo?(): Promise<unknown>;
}

export interface AnnouncedEdits {
  readonly announcement: Announcement | undefined;
  /** Applies a change and announces it. */
  apply(edit: Edit, text: string): Promise<void>;
  /** Applies a deletion, which can be undone for a while. */
  remove(edit: Edit, text: string): Promise<void>;
  announce(text: string, more?: Omit<Announcement, 'text'>): void;
  /** Announces why something could not be stored. */
  announceError(error: unknown): void;
}

/** The one announcement of the page, for every part of it. */
export const EditsContext = createContext<AnnouncedEdits>({
  announcement: undefined,
  apply: async () => {},
  remove: async () => {},
  announce: () => {},
  announceError: () => {},
});

export function useEdits(): AnnouncedEdits {
  return useContext(EditsContext);
}

/** Changes the stored configuration, and announces in words whether each change was made or refused. */
export function useAnnouncedEdits(): AnnouncedEdits {
  const [announcement, setAnnouncement] = useState<Announcement>();

  useEffect(() => {
    if (!announcement || announcement.isProblem) return;
    const timer = setTimeout(() => setAnnouncement(undefined), shownMilliseconds);
    return () => clearTimeout(timer);
  }, [announcement]);

  const announceError = (error: unknown) =>
    setAnnouncement({ text: translate(describeSaveError(error)), isProblem: true });
  const run = async (edit: Edit, toAnnouncement: (edited: Edited) => Announcement) => {
    try {
      setAnnouncement(toAnnouncement(await editConfiguration(edit)));
    } catch (error) {
      announceError(error);
    }
  };
  const edits = {
    apply: (edit: Edit, text: string) => run(edit, () => ({ text })),
    remove: (edit: Edit, text: string) =>
      run(edit, ({ before, after }) => ({
        text,
        takesFocus: true,
        undo: () => run(restoreDeleted(before, after), () => ({ text: t('broughtBack') })),
      })),
    announce: (text: string, more?: Omit<Announcement, 'text'>) => setAnnouncement({ ...more, text }),
    announceError,
  };
  // The functions close over nothing that changes, so every part may keep the first ones.
  const first = useRef(edits);
  return { announcement, ...first.current };
}

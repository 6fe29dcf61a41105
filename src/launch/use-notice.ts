import { useEffect, useState } from 'preact/hooks';
import { addBookmark, requestBookmarks } from '../browser/api/bookmarks';
import { t } from '../browser/api/translate';
import type { MessageKey } from '../core/words/message';

/** Does things with texts, and tells what came of the last one. */
export function useNotice() {
  const [last, setLast] = useState<{ readonly text: string; readonly notice: MessageKey }>();
  const tell = async (text: string, work: Promise<unknown>, done: MessageKey, refused: MessageKey): Promise<void> => {
    setLast(undefined);
    const isDone = await work.then(
      result => result !== false,
      () => false,
    );
    setLast({ text, notice: isDone ? done : refused });
  };
  return {
    copy: (text: string, done: MessageKey = 'copied') =>
      tell(text, navigator.clipboard.writeText(text), done, 'copyRefused'),
    /** The first time, the browser asks whether it may. */
    bookmark: (name: string, address: string) => {
      const added = requestBookmarks().then(isAllowed => isAllowed && addBookmark(name, address));
      return tell(address, added, 'bookmarkAdded', 'bookmarkRefused');
    },
    noticeOf: (text: string) => (last?.text === text ? t(last.notice) : undefined),
  };
}

/** Does something with a text as soon as the page has the focus, without which browsers refuse to copy. */
export function useAtOnce(text: string | undefined, act: (text: string) => Promise<void>): void {
  useEffect(() => {
    if (text === undefined) return undefined;
    const once = () => void act(text);
    if (document.hasFocus()) once();
    else addEventListener('focus', once, { once: true });
    return () => removeEventListener('focus', once);
  }, [text]);
}

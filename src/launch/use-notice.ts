import { useEffect, useState } from 'preact/hooks';
import { addBookmark, requestBookmarks } from '../browser/api/bookmarks';
import { t } from '../browser/api/translate';
import type { MessageKey } from '../core/words/message';

/** Copies or bookmarks texts, and reports the result of the last action. */
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
    /** The first time, the browser asks for permission. */
    bookmark: (name: string, address: string) => {
      const added = requestBookmarks().then(isAllowed => isAllowed && addBookmark(name, address));
      return tell(address, added, 'bookmarkAdded', 'bookmarkRefused');
    },
    noticeOf: (text: string) => (last?.text === text ? t(last.notice) : undefined),
  };
}

/** Acts on a text as soon as the page has the focus. Without the focus, browsers refuse to copy. */
export function useAtOnce(text: string | undefined, act: (text: string) => Promise<void>): void {
  useEffect(() => {
    if (text === undefined) return undefined;
    const once = () => void act(text);
    if (document.hasFocus()) once();
    else addEventListener('focus', once, { once: true });
    return () => removeEventListener('focus', once);
  }, [text]);
}

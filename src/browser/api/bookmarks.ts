import { browser } from './browser';

const permissions = { permissions: ['bookmarks' as const] };

/** Adds a bookmark if the person has allowed that; resolves to whether the bookmark was added. */
export async function addBookmark(title: string, url: string): Promise<boolean> {
  if (!(await browser.permissions.contains(permissions))) return false;
  await browser.bookmarks.create({ title, url });
  return true;
}

/** Asks to be allowed to add bookmarks. A click or key handler must call this first: browsers require the gesture. */
export async function requestBookmarks(): Promise<boolean> {
  return await browser.permissions.request(permissions);
}

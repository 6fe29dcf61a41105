import { browser } from './browser';

const permissions = { permissions: ['bookmarks' as const] };

/** Adds a bookmark, where the person has allowed that; resolves to whether it could. */
export async function addBookmark(title: string, url: string): Promise<boolean> {
  if (!(await browser.permissions.contains(permissions))) return false;
  await browser.bookmarks.create({ title, url });
  return true;
}

/** Asks for leave to add bookmarks. Must be the first thing that a click or key handler does: browsers want the gesture. */
export async function requestBookmarks(): Promise<boolean> {
  return await browser.permissions.request(permissions);
}

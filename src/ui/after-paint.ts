/** In milliseconds: a page that nobody sees paints nothing. */
const patience = 100;

/** Resolves when what the page has drawn so far is on the screen, or after 100 ms in a page that is not painted. */
export async function afterPaint(): Promise<void> {
  await new Promise(resolve => {
    // A frame's callbacks run before its painting. A task of its own runs after.
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, patience);
  });
}

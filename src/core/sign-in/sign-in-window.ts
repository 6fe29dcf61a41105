/** How a page of the identity provider ended. */
export type WindowAnswer =
  | { readonly type: 'redirected'; readonly url: string }
  | { readonly type: 'cancelled' }
  | { readonly type: 'not-loaded' };

/** Opens a page of the identity provider: out of sight (`silent`), or in a window for the person (`window`). */
export type OpenWindow = (url: URL, mode: 'silent' | 'window') => Promise<WindowAnswer>;

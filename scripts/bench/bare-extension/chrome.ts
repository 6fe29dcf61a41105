/** The little of the browser API that the bare extension uses, as both browsers have it. */
interface BareApi {
  readonly runtime: {
    readonly onMessage: {
      addListener(listener: (message: unknown, sender: unknown, answer: (value: unknown) => void) => boolean): void;
    };
    sendMessage(message: object): Promise<unknown>;
  };
  readonly storage: {
    readonly session: { get(): Promise<Record<string, unknown>>; set(items: object): Promise<void> };
  };
  readonly tabs: { create(tab: { readonly url: string }): Promise<unknown> };
}

declare const chrome: BareApi;

export const api = chrome;

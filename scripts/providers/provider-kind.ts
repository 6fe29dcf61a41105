import type { Page } from 'puppeteer-core';
import type { RealProvider } from '../../local-aws/real-provider';

/** What a provider is set up with. */
export interface Wanted {
  /** A temporary folder for its configuration, its sessions and its logs. */
  readonly folder: string;
  /** A free port of 127.0.0.1. */
  readonly port: number;
  readonly redirectUri: string;
  /** Who it knows: the alice of the local AWS. */
  readonly person: {
    readonly username: string;
    readonly password: string;
    readonly email: string;
    readonly name: string;
  };
}

export interface StartedProvider extends Omit<RealProvider, 'port'> {
  /** What the connection asks for. */
  readonly scopes: readonly string[];
  /** Ends it: the processes that were started, and no others. */
  close(): void;
}

/** An identity provider from Debian's packages. */
export interface ProviderKind {
  readonly title: string;
  readonly packages: readonly string[];
  /** The package whose version is told. */
  readonly main: string;
  /** Where people sign out of it, if it does not know `prompt=login`: the product then asks them to do so. */
  readonly signOutPath?: string;
  start(wanted: Wanted): Promise<StartedProvider>;
  /** Fills in its own form and whatever pages come after it, as far as this page shows them. */
  signIn(page: Page, person: Wanted['person']): Promise<void>;
}

import type { AppStatus, NotebookStatus, SpaceStatus } from './records';

/** How things are, for tests and the control address; all by their names. */
export interface ResourcesState {
  readonly spaces: Readonly<Record<string, SpaceState>>;
  readonly notebookInstances: Readonly<Record<string, NotebookState>>;
}

export interface SpaceState {
  readonly status: SpaceStatus;
  readonly app: AppStatus;
  /** What the app runs on; where there is none, what the space says that one would. */
  readonly instanceType: string | undefined;
  /** Of the app, or else of the space. */
  readonly failureReason: string | undefined;
}

export interface NotebookState {
  readonly status: NotebookStatus;
  readonly instanceType: string;
  readonly failureReason: string | undefined;
}

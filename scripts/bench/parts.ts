import type { BenchOptions } from './bench-options.ts';
import type { Report } from './report.ts';

export type BenchBrowser = 'chromium' | 'firefox';

/** Measures one thing in the browser of this process. */
export type Part = (options: BenchOptions) => Promise<Report>;

interface PartEntry {
  /** The browsers that it is measured in; `node` alone where it needs none. */
  readonly browsers: readonly (BenchBrowser | 'node')[];
  /** Loaded when it runs: the harness is for one browser, which the environment names. */
  load(): Promise<Part>;
}

const both = ['chromium', 'firefox'] as const;

const parts = {
  launch: { browsers: both, load: async () => (await import('./launch-part.ts')).launchPart },
  space: { browsers: both, load: async () => (await import('./space-part.ts')).spacePart },
  popup: { browsers: both, load: async () => (await import('./popup-part.ts')).popupPart },
  search: { browsers: ['node'], load: async () => (await import('./search-part.ts')).searchPart },
  network: { browsers: both, load: async () => (await import('./network-part.ts')).networkPart },
  'worker-start': { browsers: both, load: async () => (await import('./worker-start-part.ts')).workerStartPart },
  import: { browsers: both, load: async () => (await import('./import-part.ts')).importPart },
  repaint: { browsers: ['chromium'], load: async () => (await import('./repaint-part.ts')).repaintPart },
  discovery: { browsers: ['chromium'], load: async () => (await import('./discovery-part.ts')).discoveryPart },
  history: { browsers: both, load: async () => (await import('./history-part.ts')).historyPart },
} as const satisfies Readonly<Record<string, PartEntry>>;

export type PartName = keyof typeof parts;

export const partNames = Object.keys(parts).filter(isPartName);

export function isPartName(text: string): text is PartName {
  return Object.hasOwn(parts, text);
}

export function browsersOf(name: PartName): PartEntry['browsers'] {
  return parts[name].browsers;
}

export async function loadPart(name: PartName): Promise<Part> {
  return await parts[name].load();
}

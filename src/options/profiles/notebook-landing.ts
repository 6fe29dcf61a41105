export const notebookLandings = ['classic', 'lab', 'file', 'path'] as const;
export type NotebookLanding = (typeof notebookLandings)[number];

const filePrefix = 'lab/tree/';

/** How the editor shows a notebook instance's `path`. */
export function parseNotebookPath(path: string | undefined): { landing: NotebookLanding; text: string } {
  if (!path) return { landing: 'classic', text: '' };
  if (path === 'lab') return { landing: 'lab', text: '' };
  return path.startsWith(filePrefix)
    ? { landing: 'file', text: path.slice(filePrefix.length) }
    : { landing: 'path', text: path };
}

export function buildNotebookPath(landing: NotebookLanding, text: string): string | undefined {
  switch (landing) {
    case 'classic':
      return undefined;
    case 'lab':
      return 'lab';
    case 'file':
      return `${filePrefix}${text.trim().replace(/^\/+/, '')}`;
    case 'path':
      return text.trim() || undefined;
  }
}

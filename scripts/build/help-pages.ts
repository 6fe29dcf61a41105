import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { Marked, type Tokens } from 'marked';
import { gfmHeadingId } from 'marked-gfm-heading-id';
import type { Plugin } from 'vite';

/** The documents that ship with the package, by the names of their pages in `help`. */
export const helpDocuments = {
  users: 'docs/users.md',
  administrators: 'docs/administrators.md',
  providers: 'docs/providers.md',
  privacy: 'PRIVACY.md',
  changelog: 'CHANGELOG.md',
} as const;

/** System colors, so that the pages follow the browser in light, dark and forced colors. */
const style = `:root { color-scheme: light dark; }
body { max-width: 800px; margin: 0 auto; padding: 24px; font: 15px/1.55 system-ui, sans-serif; overflow-wrap: anywhere; }
table { border-collapse: collapse; }
th, td { padding: 6px 10px; border: 1px solid color-mix(in srgb, CanvasText 25%, Canvas); text-align: start; vertical-align: top; }
code { font-size: 13px; }
pre { padding: 12px; overflow-x: auto; background: color-mix(in srgb, CanvasText 7%, Canvas); }
`;

/** Writes the documents as pages of the package, so that help is there offline and no remote page is needed. */
export function helpPages(): Plugin {
  return {
    name: 'help-pages',
    generateBundle() {
      for (const [name, path] of Object.entries(helpDocuments)) {
        this.addWatchFile(path);
        this.emitFile({ type: 'asset', fileName: `help/${name}.html`, source: renderHelp(path) });
      }
      this.emitFile({ type: 'asset', fileName: 'help/help.css', source: style });
    },
  };
}

/** A Markdown document of the repository as a page. Pictures are left out, and so are links to files that do not ship. */
export function renderHelp(path: string): string {
  const markdown = readFileSync(path, 'utf8');
  const title = /^# (.+)$/m.exec(markdown)?.[1] ?? path;
  const marked = new Marked(gfmHeadingId(), {
    renderer: {
      link({ href, tokens }: Tokens.Link): string {
        const text = this.parser.parseInline(tokens);
        const target = findTarget(href, path);
        return target === undefined ? text : `<a href="${escapeHtml(target)}">${text}</a>`;
      },
      image: () => '',
      // Pictures and comments. Line breaks in tables are the only other HTML.
      html: ({ text }: Tokens.HTML | Tokens.Tag): string => (/^<br ?\/?>$/.test(text.trim()) ? '<br>' : ''),
    },
  });
  const body = marked.parse(markdown, { async: false });
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>${escapeHtml(title)}</title>
    <link rel="stylesheet" href="/help/help.css" />
  </head>
  <body>
    <main>
${body}    </main>
  </body>
</html>
`;
}

/** The address of a link in the package; `undefined` where its file does not ship. */
function findTarget(href: string, from: string): string | undefined {
  if (/^https:\/\//.test(href) || href.startsWith('#')) return href;
  const [file = '', fragment] = href.split('#');
  const wanted = posix.join(posix.dirname(from), file);
  const name = Object.entries(helpDocuments).find(([, path]) => path === wanted)?.[0];
  return name && `/help/${name}.html${fragment === undefined ? '' : `#${fragment}`}`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, letter => `&#${letter.charCodeAt(0)};`);
}

import { escapeMarkup } from './escape-markup';

const style = `
  :root { color-scheme: light dark; --line: light-dark(#d5dbdb, #414d5c); --muted: light-dark(#5f6b7a, #9ba7b6); --accent: light-dark(#0972d3, #539fe5); }
  * { box-sizing: border-box; }
  body { margin: 0; min-height: 100vh; font: 16px/1.5 system-ui, sans-serif; background: light-dark(#f4f5f7, #0f1b2a); color: light-dark(#16191f, #d1d5db); }
  main { max-width: 40rem; margin: 8vh auto; padding: 2rem 2.25rem; background: light-dark(#fff, #192534); border: 1px solid var(--line); border-radius: 14px; }
  main.narrow { max-width: 24rem; }
  h1 { margin: 0 0 .25rem; font-size: 1.5rem; }
  p { margin: .25rem 0 1.25rem; color: var(--muted); }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: .5rem 1.5rem; margin: 0; }
  dt { color: var(--muted); } dd { margin: 0; overflow-wrap: anywhere; font-family: ui-monospace, monospace; }
  label { display: block; margin: 0 0 1rem; } input { display: block; width: 100%; margin-top: .25rem; padding: .5rem .75rem; font: inherit; border: 1px solid var(--line); border-radius: 8px; background: transparent; color: inherit; }
  button { width: 100%; padding: .6rem; font: inherit; font-weight: 600; color: light-dark(#fff, #0f1b2a); background: var(--accent); border: 0; border-radius: 8px; cursor: pointer; }
  a { color: var(--accent); } .error { color: light-dark(#d91515, #ff7a7a); } .after { margin: 1rem 0 0; text-align: center; }
`;

/** A whole page around trusted markup: values in it must have been escaped. */
export function page(title: string, content: string, mainClass = ''): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeMarkup(title)}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<main class="${mainClass}">
${content}
</main>
</body>
</html>
`;
}

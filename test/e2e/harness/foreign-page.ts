import { createServer } from 'node:http';

export interface ForeignPage {
  readonly url: string;
  close(): void;
}

/** Serves a web page that has nothing to do with the extension, with these links and frames. */
export async function startForeignPage(
  links: Readonly<Record<string, string>>,
  frames: readonly string[],
): Promise<ForeignPage> {
  const anchors = Object.entries(links).map(([name, href]) => `<a href="${href.replaceAll('&', '&amp;')}">${name}</a>`);
  const page = `<!doctype html><title>Wiki</title>${anchors.join(' ')} ${frames.map(src => `<iframe src="${src}"></iframe>`).join('')}`;
  const server = createServer((_request, response) => response.setHeader('content-type', 'text/html').end(page));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}
